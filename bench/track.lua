-- wrk: every request shows the tracking page of one case, drawn at random from the file
-- COOKIES (lines "CODE COOKIE").
local pages = {}
local function load()
  for line in io.lines(os.getenv("COOKIES")) do
    local code, cookie = line:match("^(%S+) (%S+)$")
    pages[#pages + 1] = wrk.format("GET", "/track/" .. code, { ["Cookie"] = "case=" .. cookie })
  end
end

local threads = {}
function setup(thread) table.insert(threads, thread) thread:set("seed", #threads) end
function init() math.randomseed(seed) load() good, other = 0, 0 end
function request() return pages[math.random(#pages)] end
function response(status) if status == 200 then good = good + 1 else other = other + 1 end end
function done(summary, latency)
  local all, bad = 0, 0
  for _, thread in ipairs(threads) do
    all, bad = all + thread:get("good"), bad + thread:get("other")
  end
  io.write(string.format("RESULT pages_per_s=%.0f refused=%d p50_ms=%.2f p99_ms=%.2f\n",
                         all / (summary.duration / 1e6), bad, latency:percentile(50) / 1000,
                         latency:percentile(99) / 1000))
end
