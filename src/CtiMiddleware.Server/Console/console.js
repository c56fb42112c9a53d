// The page is a client like any other: it folds the public stream, and greys out rather than showing a confident old number.
const $ = (id) => document.getElementById(id);
const kinds = ["server", "switch", "link", "device", "agent", "group", "thread", "call"];
const state = Object.fromEntries(kinds.map((kind) => [kind, new Map()]));
const recent = [];
const seen = { events: 0, resyncs: 0 };
const shownCalls = 200;
const shownEvents = 40;
let socket, cursor = null, lastSeq = 0, attempt = 0, lastHeard = 0, hb = 15, mode = "connecting", since = Date.now(), dirty = false;

const fragment = new URLSearchParams(location.hash.slice(1));
if (fragment.has("key")) {
  sessionStorage.setItem("cti-key", fragment.get("key"));
  history.replaceState(null, "", location.pathname);
}

function show(next, text) {
  if (next !== mode) since = Date.now();
  mode = next;
  $("bar").className = `bar ${next}`;
  const seconds = Math.floor((Date.now() - since) / 1000);
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  $("bar-text").textContent = next === "stale" ? `stale ${clock}: ${text}` : text;
  $("main").classList.toggle("old", next !== "live");
}

function ask(error) {
  if (mode === "connecting") show("connecting", "an API key is needed");
  $("login").hidden = false;
  $("login-error").textContent = error;
  $("key").focus();
}

function connect() {
  const token = sessionStorage.getItem("cti-key");
  if (!token) return ask("");
  $("login").hidden = true;
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}${location.pathname.replace(/[^/]*$/, "")}api/v1/stream`, "cti.v1");
  const mine = socket;
  let why = "the connection dropped";
  mine.onopen = () => {
    mine.send(JSON.stringify({ t: "auth", token }));
    mine.send(JSON.stringify({ t: "sub", id: 1, filter: {}, from: cursor, lastSeq }));
  };
  mine.onmessage = ({ data }) => { if (mine === socket) { lastHeard = Date.now(); why = handle(JSON.parse(data)) ?? why; } };
  mine.onclose = ({ code, reason }) => {
    if (mine !== socket) return;
    if (code === 4001 || code === 4003) {
      sessionStorage.removeItem("cti-key");
      show("stale", reason || "the key was refused");
      return ask(reason || "The key was refused.");
    }
    show("stale", reason || why);
    setTimeout(connect, Math.min(15000, 500 * 2 ** attempt++) * (0.5 + Math.random() / 2));
  };
}

function handle(m) {
  switch (m.t) {
    case "hello":
      hb = m.hb;
      break;
    case "snapshot.begin":
      for (const kind of kinds) state[kind].clear();
      show("replaying", "reading the state");
      break;
    case "item":
      state[m.kind]?.set(m.object.id, m.object);
      break;
    case "snapshot.end":
      cursor = m.cursor;
      lastSeq = m.seq;
      attempt = 0;
      show("live", "live");
      break;
    case "resync":
      seen.resyncs++;
      break;
    case "event":
      fold(m.event);
      cursor = m.cursor;
      lastSeq = m.seq;
      attempt = 0;
      if (mode !== "live") show("live", "live");
      break;
    case "hb":
      cursor = m.cursors["1"] ?? cursor;
      if (m.cursors["1"] && mode !== "live") show("live", "live");
      break;
    case "error":
      return m.detail ?? m.code;
  }
  dirty = true;
}

function fold(event) {
  for (const { kind, object } of event.data.changed ?? []) state[kind]?.set(object.id, object);
  for (const { kind, id } of event.data.removed ?? []) state[kind]?.delete(id);
  seen.events++;
  recent.unshift(event);
  recent.length = Math.min(recent.length, shownEvents);
}

function row(cells, className) {
  const tr = document.createElement("tr");
  if (className) tr.className = className;
  for (const cell of cells) {
    const td = document.createElement("td");
    if (cell instanceof Node) td.append(cell);
    else { td.textContent = cell?.text ?? cell ?? ""; td.className = cell?.css ?? ""; }
    tr.append(td);
  }
  return tr;
}

function fill(id, rows, empty) {
  const body = $(id);
  if (rows.length === 0) {
    const none = row([{ text: empty, css: "empty" }]);
    none.firstChild.colSpan = 9;
    rows = [none];
  }
  body.replaceChildren(...rows);
}

function stateTag(value) {
  const css = { up: "good", degraded: "warn", connecting: "warn", negotiating: "warn", syncing: "warn", down: "bad", blocked: "bad",
    agentReady: "good", agentBusy: "warn", agentWorkingAfterCall: "warn" };
  const span = document.createElement("span");
  span.className = `state ${css[value] ?? ""}`;
  span.textContent = value;
  return span;
}

const time = (text) => (text ? new Date(text).toLocaleTimeString() : "");
const party = (p) => (p?.number ? (p.name ? `${p.number} ${p.name}` : p.number) : p?.status === "restricted" ? "restricted" : "–");

function duration(from) {
  const s = Math.max(0, Math.floor((Date.now() - new Date(from)) / 1000));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
}

function parties(connections) {
  const box = document.createElement("span");
  for (const c of connections) {
    const tag = document.createElement("span");
    tag.className = "party";
    tag.textContent = `${c.masked ? "•••" : c.number ?? c.device ?? "?"} ${c.state}${c.recording ? " ⏺" : ""}`;
    box.append(tag);
  }
  return box;
}

function draw() {
  const stale = new Set([...state.switch.values()].filter((s) => s.stale).map((s) => s.id));
  fill("links", [...state.link.values()].map((l) =>
    row([{ text: l.id, css: "mono" }, stateTag(l.state), l.reason, time(l.since), time(l.nextRetry), { text: l.address, css: "mono" }])), "no link");
  const calls = [...state.call.values()].sort((a, b) => (a.created < b.created ? 1 : -1));
  fill("calls", calls.slice(0, shownCalls).map((c) =>
    row([{ text: duration(c.created), css: "mono" }, party(c.calling), party(c.called), parties(c.connections),
      c.switch + (stale.has(c.switch) ? " (stale)" : "")], c.synthetic ? "synthetic" : "")), "no call");
  $("calls-more").textContent = calls.length > shownCalls ? `and ${calls.length - shownCalls} more` : "";
  fill("agents", [...state.agent.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, shownCalls).map((a) =>
    row([a.name ? `${a.id} ${a.name}` : a.id, stateTag(a.state), a.device ?? "", a.groups.map((g) => g.group).join(", ")])), "no agent");
  fill("events", recent.map((e) =>
    row([{ text: time(e.time), css: "mono" }, { text: e.type, css: "mono" }, { text: e.subject, css: "mono" }, e.data.cause ?? ""],
      e.data.synthetic ? "synthetic" : "")), "nothing yet");
  const server = state.server.get("server");
  $("server").textContent = server ? `${server.version}, up since ${new Date(server.started).toLocaleString()}` : "";
  $("count-calls").textContent = state.call.size;
  $("count-devices").textContent = state.device.size;
  $("count-agents").textContent = state.agent.size;
  $("count-events").textContent = seen.events;
  $("count-resyncs").textContent = seen.resyncs;
}

setInterval(() => {
  if (mode === "live" && Date.now() - lastHeard > (hb + 5) * 1000) {
    show("stale", "nothing heard from the server");
    socket?.close();
  } else if (mode === "stale") {
    show("stale", $("bar-text").textContent.replace(/^stale [\d:]+: /, ""));
  }
  if (state.call.size > 0) dirty = true;
}, 1000);

function frame() {
  if (dirty) { dirty = false; draw(); }
  setTimeout(() => requestAnimationFrame(frame), 150);
}

$("login").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem("cti-key", $("key").value.trim());
  $("key").value = "";
  connect();
});

show("connecting", "connecting");
draw();
connect();
frame();
