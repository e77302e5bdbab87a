{{!What one unit does about a task.}}
<p class="step"><a href="{{DOCUMENT_HREF}}">{{DOCUMENT}}</a></p>
<h1>{{UNIT}}: <a href="{{TASK_HREF}}">{{TITLE}}</a></h1>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
{{>parts/errors}}
<div class="split split--main">
<div>
<section class="panel" aria-labelledby="facts-head"><h2 id="facts-head">[[directives.facts]]</h2>
<dl class="facts"><div><dt>[[directives.task.result]]</dt><dd>{{RESULT}}</dd></div>
<div><dt>[[directives.due]]</dt><dd><span class="capital">{{DUE}}</span></dd></div>
<div><dt>[[directives.own]]</dt><dd>{{#OWN_DOCUMENT}}<a href="{{OWN_HREF}}">{{OWN_TITLE}}</a>{{/OWN_DOCUMENT}}{{#OWN_REASON}}[[directives.own.reason]]: {{OWN_WORDS}}{{/OWN_REASON}}{{#OWN_NOTHING}}<span class="unknown">[[directives.own.nothing]]</span>{{/OWN_NOTHING}}</dd></div>
{{#GRADED}}<div><dt>[[directives.grade]]</dt><dd>{{GRADE_TEXT}}{{#GRADE_WHY}}: {{GRADE_WORDS}}{{/GRADE_WHY}} <span class="muted">{{GRADE_BY}}</span></dd></div>{{/GRADED}}</dl>
</section>
<section class="panel" aria-labelledby="reports-head"><h2 id="reports-head">[[directives.reports]]</h2>
{{#NO_REPORTS}}<p>[[directives.reports.none]]</p>{{/NO_REPORTS}}
{{#REPORT}}<h3>{{REPORT_WHAT}}</h3><blockquote class="said">{{REPORT_WORDS}}</blockquote>
{{#FILE}}{{>parts/stored_file}}{{/FILE}}
<p class="muted">{{REPORT_BY}}, {{REPORT_AT}}</p>
{{/REPORT}}
{{#URGED}}<div class="notice notice--warn"><p><strong>[[directives.urged_on]] {{URGED_AT}}</strong>: {{URGED_WORDS}}</p><p class="muted">{{URGED_BY}} · <a href="/staff/directives/duty/{{ID}}/letter">[[directives.urging_letter]]</a></p></div>
{{/URGED}}
</section>
</div>
<div>
{{#DO_REPORT}}<section class="panel" aria-labelledby="own-head"><h2 id="own-head">[[directives.own]]</h2>
<p class="muted">[[directives.own.text]]</p>
<form class="form" method="post" action="/staff/directives/duty/{{ID}}/do/own">{{>parts/csrf}}
{{>parts/input field="own_code" label="[[directives.own.code]]" hint="[[directives.own.code.hint]]" complete="off" max="80"}}
<p class="actions"><button class="button button--plain" type="submit">[[directives.own.save]]</button> <a href="{{NEW_HREF}}">[[directives.own.new]]</a></p></form>
<form class="form" method="post" action="/staff/directives/duty/{{ID}}/do/reason">{{>parts/csrf}}
{{>parts/textarea field="own_reason" label="[[directives.own.why_none]]" rows="2" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[directives.own.reason.save]]</button></p></form>
</section>
<section class="panel" aria-labelledby="report-head"><h2 id="report-head">[[directives.report]]</h2>
<form class="form" method="post" action="/staff/directives/duty/{{ID}}/do/report" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/textarea field="report_words" label="[[directives.report.words]]" rows="4" max="4000"}}
{{>parts/file field="report_file" label="[[directives.report.file]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="report_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/STAGED}}
{{>parts/checkbox field="complete" label="[[directives.report.is_complete]]" hint="[[directives.report.is_complete.hint]]"}}
<p class="actions"><button class="button" type="submit">[[directives.report.send]]</button></p></form>
</section>{{/DO_REPORT}}
{{#DO_EVALUATE}}<section class="panel" aria-labelledby="grade-head"><h2 id="grade-head">[[directives.evaluate]]</h2>
<form class="form" method="post" action="/staff/directives/duty/{{ID}}/do/evaluate">{{>parts/csrf}}
{{>parts/radios field="grade" label="[[directives.grade]]"}}
{{>parts/textarea field="grade_words" label="[[directives.grade.words]]" hint="[[directives.grade.words.hint]]" rows="3" max="4000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[directives.evaluate]]</button></p></form></section>{{/DO_EVALUATE}}
{{#DO_URGE}}<section class="panel" aria-labelledby="urge-head"><h2 id="urge-head">[[directives.urge]]</h2>
<form class="form" method="post" action="/staff/directives/duty/{{ID}}/do/urge">{{>parts/csrf}}
{{>parts/textarea field="urge_words" label="[[directives.urge.what]]" rows="2" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[directives.urge]]</button></p></form></section>{{/DO_URGE}}
</div>
</div>
