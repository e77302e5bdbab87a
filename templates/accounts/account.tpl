{{!The officer's own account.}}
<h1>[[staff.account.title]]</h1>
{{>parts/errors}}
<div class="split">
<div>
<section class="panel" aria-labelledby="me-head">
<h2 id="me-head">{{NAME}}</h2>
<dl class="facts">
<div><dt>[[staff.login.login]]</dt><dd>{{LOGIN}}</dd></div>
<div><dt>[[staff.account.post]]</dt><dd>{{POST}}</dd></div>
<div><dt>[[staff.account.unit]]</dt><dd>{{UNIT}}</dd></div>
</dl>
<h3>[[staff.account.grants]]</h3>
<ul>{{#GRANT}}<li>{{ROLE}}: {{ROOT}}</li>
{{/GRANT}}</ul>
<p class="actions"><a class="button button--plain" href="/staff/account/password">[[staff.password.title]]</a> <a class="button button--plain" href="/staff/account/notices">[[notices.choice.title]]</a></p>
</section>
<section class="panel" aria-labelledby="totp-head">
<h2 id="totp-head">[[staff.totp.head]]</h2>
{{#HAS_CODE}}<p><span class="tag tag--done">[[staff.totp.on]]</span></p><p>[[staff.totp.on.text]]</p>{{/HAS_CODE}}
{{#NO_CODE}}<p>[[staff.totp.off.text]]</p>
<form method="post" action="/staff/account/totp">{{>parts/csrf}}<p class="actions"><button class="button" type="submit">[[staff.totp.begin]]</button></p></form>{{/NO_CODE}}
</section>
</div>
<section class="panel" aria-labelledby="sessions-head">
<h2 id="sessions-head">[[staff.sessions.head]]</h2>
<p>[[staff.sessions.text]]</p>
<ul class="list">
{{#SESSION}}<li><h3>{{SESSION_AGENT}}</h3>
<p class="muted">[[staff.sessions.since]] {{SESSION_SINCE}} · {{SESSION_PEER}} · [[staff.sessions.seen]] {{SESSION_SEEN}}</p>
{{#THIS}}<p class="tags"><span class="tag tag--work">[[staff.sessions.this]]</span></p>{{/THIS}}
{{#OTHER}}<form method="post" action="/staff/account/sessions">{{>parts/csrf}}<input type="hidden" name="session" value="{{SESSION_ID}}"><button class="button button--small button--plain" type="submit">[[staff.sessions.end]]</button></form>{{/OTHER}}</li>
{{/SESSION}}
</ul>
{{#SEVERAL}}<form method="post" action="/staff/account/sessions">{{>parts/csrf}}<input type="hidden" name="session" value="others"><p class="actions"><button class="button button--plain" type="submit">[[staff.sessions.end_others]]</button></p></form>{{/SEVERAL}}
</section>
</div>
