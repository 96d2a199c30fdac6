//! Where `tools/split` cuts the module: the names it looks for, and no more.
//! The only unsafe code of the project is here.

use std::ffi::c_void;

/// What the loader calls once: whether the module of the part is there.
pub type Done = extern "C" fn(*mut c_void, bool);

type Then = Box<dyn FnOnce(bool)>;

/// A part of the program in a module of its own.
pub struct Part<T: 'static> {
    load: fn(Done, *mut c_void),
    table: fn() -> &'static T,
}

impl<T: 'static> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for Part<T> {}

impl<T: 'static> Part<T> {
    #[doc(hidden)]
    pub const fn new(load: fn(Done, *mut c_void), table: fn() -> &'static T) -> Part<T> {
        Part { load, table }
    }

    /// Fetches the module, unless it is there; `then` gets what is in it, or
    /// nothing if it could not be had. It may be asked for again.
    pub fn fetch(self, then: impl FnOnce(Option<&'static T>) + 'static) {
        let table = self.table;
        let then: Box<Then> = Box::new(Box::new(move |came: bool| then(came.then(table))));
        (self.load)(done, Box::into_raw(then).cast());
    }
}

extern "C" fn done(then: *mut c_void, came: bool) {
    // SAFETY: made by `Box::into_raw` in `fetch`; the loader calls once.
    let then = unsafe { Box::from_raw(then.cast::<Then>()) };
    then(came);
}

/// `part!(pub CLAIM: claim::Part = claim::PART, "claim");`
///
/// With the feature `whole` of the crate that uses it, nothing is to be cut:
/// every part is there from the beginning.
#[macro_export]
macro_rules! part {
    ($vis:vis $name:ident: $table:ty = $value:expr, $module:literal) => {
        $vis const $name: $crate::Part<$table> = {
            fn load(done: $crate::Done, data: *mut ::std::ffi::c_void) {
                #[cfg(all(target_family = "wasm", not(feature = "whole")))]
                {
                    #[link(wasm_import_module = "__wasm_split_placeholder__")]
                    unsafe extern "C" {
                        #[link_name = concat!("__wasm_split_load_", $module)]
                        safe fn load(done: $crate::Done, data: *mut ::std::ffi::c_void);
                    }
                    load(done, data);
                }
                #[cfg(not(all(target_family = "wasm", not(feature = "whole"))))]
                done(data, true);
            }
            #[unsafe(export_name = concat!(
                "__wasm_split_00", $module, "00_export_00000000000000000000000000000000"
            ))]
            extern "C" fn there() -> &'static $table {
                static TABLE: $table = $value;
                &TABLE
            }
            fn table() -> &'static $table {
                #[cfg(all(target_family = "wasm", not(feature = "whole")))]
                {
                    #[link(wasm_import_module = "__wasm_split_placeholder__")]
                    unsafe extern "C" {
                        #[link_name = concat!(
                            "__wasm_split_00", $module, "00_import_00000000000000000000000000000000"
                        )]
                        safe fn table() -> &'static $table;
                    }
                    table()
                }
                #[cfg(not(all(target_family = "wasm", not(feature = "whole"))))]
                there()
            }
            $crate::Part::new(load, table)
        };
    };
}
