//! `imsmanifest.xml`, as SCORM 1.2 and IMS Content Packaging 1.1.2 want it: one organization with one item, which is one
//! sharable content object.

use crate::offline::OfflineFile;

/// The manifest of a package with these files; the platform opens the first.
pub fn write(figure: &OfflineFile, files: &[&str]) -> String {
    let OfflineFile { slug, title, description, language, .. } = figure;
    let start = files.first().copied().unwrap_or_default();
    let files: String = files.iter().map(|file| format!("\n      <file href=\"{file}\"/>")).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lookahead-{slug}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
      http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd
      http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
      <general>
        <title><langstring xml:lang="{language}">{title}</langstring></title>
        <language>{language}</language>
        <description><langstring xml:lang="{language}">{description}</langstring></description>
      </general>
    </lom>
  </metadata>
  <organizations default="lookahead">
    <organization identifier="lookahead">
      <title>{title}</title>
      <item identifier="item-{slug}" identifierref="figure-{slug}" isvisible="true">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="figure-{slug}" type="webcontent" adlcp:scormtype="sco" href="{start}">{files}
    </resource>
  </resources>
</manifest>
"#
    )
}
