# structs: structs that users are given, edited, where they are taken, under the sanitizers
need python3 python3
instrumented address
sanitized="env ASAN_OPTIONS=log_path=$work/report:detect_leaks=0:exitcode=97:max_allocation_size_mb=2000:malloc_context_size=0:quarantine_size_mb=16
  UBSAN_OPTIONS=log_path=$work/report:halt_on_error=1:exitcode=96:print_stacktrace=1
  LD_PRELOAD=$("$CC" -print-file-name=libasan.so):$("$CC" -print-file-name=libubsan.so)"
edits=$(by=$sanitized octave "$made" structs.m) || die "structs.m ended"
cases=$(often 1000 $((edits + edits / 4)))
python3 "$here/fuzz.py" "$cases" "$work" $sanitized $OCTAVE --norc --no-history --no-init-file \
  "$here/start.m" "$here/structs.m" "$src" "$made" >"$work/sum" || die "fuzz.py ended"
read -r crashes wrong interrupted cases <"$work/sum"
figure structs-crashes "$crashes in $cases edited structs ($interrupted interrupted)" "0, each edit of each field" $((crashes == 0))
figure structs-answers "$wrong kinds of wrong answers and errors without descent:" "0 kinds" $((wrong == 0))
[ "$((crashes + wrong))" -eq 0 ] || head -n 40 "$work/found" "$work"/report.* 2>"$work/none"
