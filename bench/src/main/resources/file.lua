-- One file again and again, told in the same line as the other script does.
function done(summary, latency, requests)
  local wrong = summary.errors
  io.write(string.format("LINE %d %d %d %.3f %.3f\n", summary.requests, summary.duration,
    wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
