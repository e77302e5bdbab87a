{{!One dialogue for officers.}}
<p class="step"><a href="/staff/dialogues">← [[dialogues.staff.title]]</a></p>
<h1>{{TITLE}}</h1>
<p class="tags">{{>parts/tag}}</p>
{{>parts/errors}}
{{#TERM}}<div class="notice notice--warn"><p>{{TERM_TEXT}}</p></div>{{/TERM}}
<p class="actions">{{#CAN_ENTER}}<a class="button" href="/staff/dialogues/{{CODE}}/enter">[[dialogues.entry]]</a>{{/CAN_ENTER}}
<a class="button button--plain" href="/staff/dialogues/{{CODE}}/questions">[[dialogues.questions]]</a>
<a class="button button--plain" href="/staff/dialogues/{{CODE}}/alike">[[dialogues.alike]]</a>
<a class="button button--plain" href="/staff/dialogues/{{CODE}}/invitations">[[dialogues.invitations]]</a>
{{#PUBLIC}}<a class="button button--plain" href="{{HALL_HREF}}">[[dialogues.hall]]</a>
<a class="button button--link" href="/dialogues/{{CODE}}">[[dialogues.public_page]]</a>{{/PUBLIC}}</p>
<ul class="numbers">
<li><span class="number">{{COUNT_ALL}}</span> [[dialogues.count.all]]</li>
<li><span class="number">{{COUNT_UNCLEARED}}</span> [[dialogues.count.uncleared]]</li>
<li><span class="number">{{COUNT_OPEN}}</span> [[dialogues.count.open]]</li>
<li><span class="number">{{COUNT_LATER}}</span> [[dialogues.count.later]]</li>
</ul>
<div class="split"><div>
<dl class="facts">
{{#FACT}}<div><dt>{{LABEL}}</dt><dd class="keep-lines">{{TEXT}}</dd></div>
{{/FACT}}
{{#RATED}}<div><dt>[[dialogues.rate.result]]</dt><dd>{{RATED_TEXT}}</dd></div>{{/RATED}}
</dl>
{{#CONCLUSION}}<section class="panel" aria-labelledby="conclusion-head"><h2 id="conclusion-head">[[dialogues.conclusion]] {{CONCLUSION_NO}}</h2><p class="muted">{{CONCLUDED}}</p><p class="keep-lines">{{CONCLUSION_WORDS}}</p></section>{{/CONCLUSION}}
{{#MINUTES}}<section class="panel" aria-labelledby="minutes-head"><h2 id="minutes-head">[[dialogues.minutes]]</h2><p class="keep-lines">{{MINUTES_WORDS}}</p></section>{{/MINUTES}}
{{#PROMISED}}<section class="panel" aria-labelledby="promised-head"><h2 id="promised-head">[[dialogues.promised]]</h2>
{{>parts/commitments}}
{{#CAN_PROMISE}}<p class="actions"><a class="button button--plain" href="/staff/commitments/new?from=dialogue&amp;code={{CODE}}">[[commitments.new]]</a></p>{{/CAN_PROMISE}}</section>{{/PROMISED}}
{{>parts/links_panel}}
</div><div>
{{#ACT}}<section class="panel" aria-labelledby="act-head"><h2 id="act-head">[[staff.case.actions]]</h2>
{{#DO_ANNOUNCE}}<form class="form" method="post" action="/staff/dialogues/{{CODE}}/do/announce">{{>parts/csrf}}
{{>parts/textarea field="notice" label="[[dialogues.notice]]" hint="[[dialogues.notice.hint]]" rows="8" max="20000"}}
<p class="actions"><button class="button" type="submit">[[dialogues.announce]]</button></p></form>{{/DO_ANNOUNCE}}
{{#DO_OPEN}}<form method="post" action="/staff/dialogues/{{CODE}}/do/open">{{>parts/csrf}}<p class="actions"><button class="button" type="submit">[[dialogues.open]]</button></p></form>{{/DO_OPEN}}
{{#DO_END}}<form class="form" method="post" action="/staff/dialogues/{{CODE}}/do/end">{{>parts/csrf}}
{{>parts/textarea field="minutes" label="[[dialogues.minutes]]" hint="[[dialogues.minutes.hint]]" rows="8" max="20000"}}
<p class="actions"><button class="button" type="submit">[[dialogues.end]]</button></p></form>{{/DO_END}}
{{#DO_CONCLUDE}}<form class="form" method="post" action="/staff/dialogues/{{CODE}}/do/conclude">{{>parts/csrf}}
{{>parts/textarea field="conclusion" label="[[dialogues.conclusion]]" hint="[[dialogues.conclusion.hint]]" rows="8" max="20000"}}
{{>parts/input field="conclusion_no" label="[[dialogues.conclusion_no]]" size="medium" max="60"}}
<p class="actions"><button class="button" type="submit">[[dialogues.conclude]]</button></p></form>{{/DO_CONCLUDE}}
{{#DO_CANCEL}}<details class="why"><summary>[[dialogues.cancel]]</summary><form class="form" method="post" action="/staff/dialogues/{{CODE}}/do/cancel">{{>parts/csrf}}
{{>parts/input field="reason" label="[[meetings.reason]]" max="300"}}
<p class="actions"><button class="button button--plain" type="submit">[[dialogues.cancel]]</button></p></form></details>{{/DO_CANCEL}}
</section>{{/ACT}}
{{#DO_MEDIA}}<section class="panel" aria-labelledby="media-head"><h2 id="media-head">[[dialogues.media]]</h2>
<ul class="ties">{{#MEDIUM}}<li><a href="{{MEDIUM_HREF}}">{{CAPTION}}</a>
<form method="post" action="/staff/dialogues/{{CODE}}/do/hide">{{>parts/csrf}}<input type="hidden" name="medium" value="{{MEDIUM_CODE}}"><button class="button button--link button--small" type="submit">[[dialogues.media.hide]]<span class="hidden">: {{CAPTION}}</span></button></form></li>{{/MEDIUM}}</ul>
<form class="form" method="post" action="/staff/dialogues/{{CODE}}/do/photo" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/input field="caption" label="[[dialogues.media.caption]]" hint="[[dialogues.media.caption.hint]]" max="300"}}
{{>parts/file field="photo" label="[[dialogues.media.photo]]" accept=".jpg,.jpeg,.png,.webp" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="photo_token" value="{{TOKEN}}">{{STAGED_NAME}}</p>{{/STAGED}}
{{>parts/input field="link" label="[[dialogues.media.link]]" hint="[[dialogues.media.link.hint]]" max="300" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[dialogues.media.add_photo]]</button>
<button class="button button--plain" type="submit" formaction="/staff/dialogues/{{CODE}}/do/recording">[[dialogues.media.add_recording]]</button></p></form></section>{{/DO_MEDIA}}
</div></div>
