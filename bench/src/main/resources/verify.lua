-- What turnstiles ask: wrk -s verify.lua ADDRESS -- TOKENS DEVICES SALT
-- Each passage has an id of its own, each next one another pass, each connection another device.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local function lines(file)
  local all = {}
  for line in io.lines(file) do
    all[#all + 1] = line
  end
  return all
end

function init(args)
  passes = lines(args[1])
  devices = {}
  for at, token in ipairs(lines(args[2])) do
    devices[at] = {
      ["Content-Type"] = "application/json",
      ["Authorization"] = "Bearer " .. token,
    }
  end
  salt = args[3]
  count = 0
end

function request()
  count = count + 1
  local id = string.format("%s-%04x-7000-8000-%012x", salt, number, count)
  local pass = passes[(2 * count + number) % #passes + 1]
  local body = '{"id":"' .. id .. '","token":"' .. pass .. '","direction":' .. (count % 2 + 1) .. '}'
  return wrk.format("POST", "/gate/verify", devices[count % #devices + 1], body)
end

function done(summary, latency, requests)
  local wrong = summary.errors
  io.write(string.format("LINE %d %d %d %.3f %.3f\n", summary.requests, summary.duration,
    wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
