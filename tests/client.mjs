// A browser without a screen: cookies, the form's token, redirects.
export class Browser {
  constructor(house, headers = {}) { this.base = `http://127.0.0.1:${house.port}`; this.cookies = new Map(); this.headers = headers; }
  async go(method, where, body) {
    const response = await fetch(this.base + where, {
      method, body, redirect: "manual",
      headers: { ...this.headers, cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join("; ") } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0/i.test(line)) this.cookies.delete(name); else this.cookies.set(name, value);
    }
    this.status = response.status;
    this.where = where;
    this.cache = response.headers.get("cache-control");
    this.text = await response.text();
    const token = /name="_csrf" value="([^"]+)"/.exec(this.text);
    if (token) this.csrf = token[1];
    const to = response.headers.get("location");
    return to ? this.go("GET", to.replace(this.base, "")) : this;
  }
  get(where) { return this.go("GET", where); }
  post(where, fields = {}) { return this.go("POST", where, new URLSearchParams({ _csrf: this.csrf ?? "", ...fields })); }
  upload(where, field, name, bytes, fields = {}) {
    const form = new FormData();
    for (const [key, value] of Object.entries({ _csrf: this.csrf, ...fields })) form.set(key, value);
    if (bytes) form.set(field, new Blob([bytes]), name);
    return this.go("POST", where, form);
  }
}

// The samples' passwords, by login, as `langnghe init --sample` printed them.
export function passwordsOf(printed) {
  return Object.fromEntries([...printed.matchAll(/SAMPLE\s+([a-z.]+)\s+([0-9A-Z-]{19})/g)].map(([, login, password]) => [login, password]));
}
