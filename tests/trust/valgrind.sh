# valgrind: errors and definite leaks of the C tests and of every function under
# Octave; what Octave does without the package is suppressed
need valgrind valgrind
instrumented valgrind
export OPENBLAS_CORETYPE=Haswell OPENBLAS_NUM_THREADS=2   # valgrind has no AVX-512
grind="valgrind --quiet --error-exitcode=0 --num-callers=40 --leak-check=full --show-leak-kinds=definite
  --errors-for-leak-kinds=definite --gen-suppressions=all --child-silent-after-fork=yes"
by="$grind --log-file=$work/bare" octave "$made" bare.m || die "Octave ended"
awk '/^\{/ { on = 1 } on { print } /^\}/ { on = 0 }' "$work/bare" >"$work/suppressions"
# the same on other ways: comments that Octave's lexer drops, fontconfig's files
cat >>"$work/suppressions" <<'EOF'
{
   comments
   Memcheck:Leak
   match-leak-kinds: definite
   fun:_Znwm
   fun:_ZN6octave10base_lexer14finish_comment*
   ...
}
{
   fontconfig
   Memcheck:Leak
   match-leak-kinds: definite
   ...
   obj:*/libfontconfig.so*
   ...
}
EOF
for check in check-double check-single; do
  [ -z "$quick" ] || [ $check = check-single ] || continue
  $grind --log-file="$work/report.$check" "$made/tests/c/$check" >"$work/$check" 2>&1
  # valgrind has neither long double nor flush-to-zero: numbers are not looked at
  grep -q '^C, ' "$work/$check" || die "$check ended; see $work/$check"
done
by="$grind --suppressions=$work/suppressions --log-file=$work/report.octave" \
  octave "$made" exercise.m >"$work/octave" 2>&1 || die "Octave ended; see $work/octave"
reports=$(cat "$work"/report.* | grep -c '^{')
zero valgrind "$reports" "reports of valgrind"
[ "$reports" -eq 0 ] || cat "$work"/report.* | head -n 60
