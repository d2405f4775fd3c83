# usage: leash.sh LOG GRACE_SECONDS COMMAND...   Runs COMMAND until it ends or stdin does.
# Ctrl-C reaches every process of the terminal; only the holder of the leash decides when COMMAND ends.
trap '' INT HUP
log=$1 grace=$2
shift 2
exec 3<&0 </dev/null

"$@" 3<&- >>"$log" 2>&1 &
child=$!
echo "$child"
exec >/dev/null 2>&1

(
    while read -r _ <&3; do :; done
    kill -TERM "$child"
    waited=0
    while [ "$waited" -lt "$grace" ]; do
        sleep 1
        waited=$((waited + 1))
    done
    kill -KILL "$child"
) &
watch=$!
exec 3<&-

trap 'kill -TERM "$child"' TERM
wait "$child"
code=$?
# A signal to this shell ends wait early, while the child still runs.
while kill -0 "$child"; do
    wait "$child"
    code=$?
done
kill -KILL "$watch"
exit "$code"
