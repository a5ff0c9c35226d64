//! The page's one worker for a figure: started at the first job, asked one job after the other, ended at any moment.
//!
//! A message is a list: the job as JSON text, and what goes with it: the bytes of an opened file, handed over without a
//! copy, or the file itself, which the worker then reads in slices. The meaning of the texts belongs to `crate::jobs`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use super::boot::{describe, start_worker};

/// Gets every answer to a job; says whether the job is over with it.
pub type OnAnswer = Rc<dyn Fn(Result<String, String>) -> bool>;

struct WaitingJob {
    header: String,
    with: JsValue,
    on_answer: OnAnswer,
}

/// What a worker calls with its answers, and with its failures.
type Listeners = (Closure<dyn FnMut(MessageEvent)>, Closure<dyn FnMut(JsValue)>);

#[derive(Default)]
enum Desk {
    #[default]
    Closed,
    Opening,
    Open {
        worker: Worker,
        #[expect(dead_code, reason = "kept for as long as the worker may call them")]
        listeners: Listeners,
    },
}

struct Inner {
    /// Its name, as `boot.js` knows it.
    program: &'static str,
    desk: Desk,
    /// The job in hand first.
    jobs: VecDeque<WaitingJob>,
    /// Rises with every closing: what was begun before one is not to be finished after it.
    epoch: u32,
}

/// A worker, started when it is first needed.
#[derive(Clone)]
pub struct Workshop(Rc<RefCell<Inner>>);

impl Workshop {
    /// The worker program of this name.
    pub fn of(program: &'static str) -> Self {
        let inner = Inner { program, desk: Desk::Closed, jobs: VecDeque::new(), epoch: 0 };
        Self(Rc::new(RefCell::new(inner)))
    }

    /// A number that changes when the workshop is closed.
    pub fn epoch(&self) -> u32 {
        self.0.borrow().epoch
    }

    /// Does a job after all that were asked for before.
    pub fn ask(&self, header: String, bytes: Option<Uint8Array>, on_answer: OnAnswer) {
        self.ask_with(header, bytes.map_or(JsValue::NULL, JsValue::from), on_answer);
    }

    /// The same with anything that goes with the job.
    pub fn ask_with(&self, header: String, with: JsValue, on_answer: OnAnswer) {
        let mut inner = self.0.borrow_mut();
        inner.jobs.push_back(WaitingJob { header, with, on_answer });
        match (&inner.desk, inner.jobs.len()) {
            (Desk::Closed, _) => {
                inner.desk = Desk::Opening;
                drop(inner);
                self.open();
            }
            (Desk::Open { worker, .. }, 1) => {
                let worker = worker.clone();
                drop(inner);
                self.hand_over(&worker);
            }
            _ => {}
        }
    }

    /// Ends the worker at once; jobs in hand or waiting are forgotten.
    pub fn close(&self) {
        let mut inner = self.0.borrow_mut();
        inner.jobs.clear();
        inner.epoch = inner.epoch.wrapping_add(1);
        if let Desk::Open { worker, .. } = &inner.desk {
            worker.terminate();
        }
        let desk = std::mem::take(&mut inner.desk);
        drop(inner);
        // Not dropped while it may be calling us.
        super::timer::after(0, move || drop(desk));
    }

    fn open(&self) {
        let workshop = self.clone();
        let epoch = self.epoch();
        let program = self.0.borrow().program;
        spawn_local(async move {
            let started = start_worker(program).await;
            match started {
                Ok(worker) if workshop.epoch() != epoch => worker.terminate(),
                Ok(worker) => workshop.opened(worker),
                Err(_) if workshop.epoch() != epoch => {}
                Err(reason) => workshop.fail(&reason),
            }
        });
    }

    fn opened(&self, worker: Worker) {
        let answers = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                answers.answer(Ok(text));
            }
        });
        let failures = self.clone();
        let on_error =
            Closure::<dyn FnMut(JsValue)>::new(move |error: JsValue| failures.fail(&describe(error)));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.0.borrow_mut().desk = Desk::Open { worker: worker.clone(), listeners: (on_message, on_error) };
        self.hand_over(&worker);
    }

    /// Gives the first waiting job to the worker.
    fn hand_over(&self, worker: &Worker) {
        let message = self.0.borrow_mut().jobs.front_mut().map(|job| {
            let with = std::mem::replace(&mut job.with, JsValue::NULL);
            let transfer = with.dyn_ref().map(Uint8Array::buffer).into_iter().collect::<Array>();
            (Array::of2(&JsValue::from_str(&job.header), &with), transfer)
        });
        let Some((message, transfer)) = message else { return };
        if let Err(error) = worker.post_message_with_transfer(&message, &transfer) {
            self.fail(&describe(error));
        }
    }

    fn answer(&self, answer: Result<String, String>) {
        let on_answer = self.0.borrow().jobs.front().map(|job| Rc::clone(&job.on_answer));
        let is_over = on_answer.is_some_and(|on_answer| on_answer(answer));
        if !is_over {
            return;
        }
        let mut inner = self.0.borrow_mut();
        inner.jobs.pop_front();
        let Desk::Open { worker, .. } = &inner.desk else { return };
        let worker = worker.clone();
        drop(inner);
        self.hand_over(&worker);
    }

    /// Tells every waiting job why nothing will come, and closes.
    fn fail(&self, reason: &str) {
        let jobs = std::mem::take(&mut self.0.borrow_mut().jobs);
        for job in jobs {
            (job.on_answer)(Err(reason.to_owned()));
        }
        self.close();
    }
}

impl PartialEq for Workshop {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
