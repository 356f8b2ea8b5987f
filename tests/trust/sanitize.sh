# sanitize: every test under AddressSanitizer and UndefinedBehaviorSanitizer
instrumented address
(cd "$made" && SANITIZER_LOG=$work/report DESCENT_ONLY=$(often ewm "") "$MAKE" -s --no-print-directory check) >"$work/check" 2>&1
tests=$(grep '^[0-9]* passed, ' "$work/check" | tail -n 1)
reports=$(find "$work" -name 'report.*' | wc -l)
case $tests in
  *" passed, "*" failed"*) ;;
  *) tests="the tests did not end" ;;
esac
ok=0
case $tests in *" passed, 0 failed"*) ok=1 ;; esac
figure sanitize "$reports reports; $tests" "0 reports in all tests" $((ok && reports == 0))
[ "$reports" -eq 0 ] || head -n 30 "$work"/report.*
