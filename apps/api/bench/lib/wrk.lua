-- Sends the requests of a file in turn. A line is: method, path, body, then headers as "name: value", all parted by tabs.
-- Arguments: the file, and "count" to count replies by status (costs the load generator time: not in measured legs).

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  requests, sent, statuses = {}, 0, ""
  for line in io.lines(args[1]) do
    local fields = {}
    for field in (line .. "\t"):gmatch("([^\t]*)\t") do fields[#fields + 1] = field end
    local headers = {}
    for place = 4, #fields do
      local name, value = fields[place]:match("^([^:]+): (.*)$")
      headers[name] = value
    end
    local body = fields[3] ~= "" and fields[3] or nil
    requests[#requests + 1] = wrk.format(fields[1], fields[2], headers, body)
  end
  -- each thread begins at a place of its own
  local share = math.floor(#requests / tonumber(args[2]))
  first = number * share
  if args[3] == "count" then
    local counts = {}
    response = function(status)
      counts[status] = (counts[status] or 0) + 1
      local words = {}
      for code, count in pairs(counts) do words[#words + 1] = code .. "=" .. count end
      statuses = table.concat(words, ",")
    end
  end
end

function request()
  local place = (first + sent) % #requests + 1
  sent = sent + 1
  return requests[place]
end

function done(summary, latency)
  local counted, mostSent = {}, 0
  for _, thread in ipairs(threads) do
    counted[#counted + 1] = thread:get("statuses")
    mostSent = math.max(mostSent, thread:get("sent"))
  end
  local errors = summary.errors
  io.write(string.format(
    "\nbench requests=%d micros=%d bytes=%d connect=%d read=%d write=%d status=%d timeout=%d p50=%d p99=%d sent=%d statuses=%s\n",
    summary.requests, summary.duration, summary.bytes, errors.connect, errors.read, errors.write, errors.status, errors.timeout,
    latency:percentile(50), latency:percentile(99), mostSent, table.concat(counted, ",")
  ))
end
