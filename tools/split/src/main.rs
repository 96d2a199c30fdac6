//! Splits the module: `ashore-split <in.wasm> <out dir> <main name> <link script>`.
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, out, name, link] = args.as_slice() else {
        panic!("ashore-split <in.wasm> <out dir> <name> <link script>")
    };
    let wasm = std::fs::read(input).expect("the module");
    let out = Path::new(out);
    let main = out.join(format!("{name}.wasm"));
    let script = format!("./{name}.js");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = out;
    options.main_out_path = &main;
    options.main_module = &script;
    let link = format!("./{link}");
    options.link_name = &link;
    match wasm_split_cli_support::transform(options) {
        Ok(split) => {
            for path in split.split_modules {
                println!("{}", path.display());
            }
        }
        Err(e) => {
            eprintln!("split: {e:?}");
            std::process::exit(1);
        }
    }
}
