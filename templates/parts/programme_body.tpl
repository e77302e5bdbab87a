{{!A coordination programme: parties, tasks, rounds, meetings, notices; pages/directives/programmes.cc fills it.}}
<p class="step">{{YEARS}}</p>
<h1>{{TITLE}}</h1>
<p class="lead">{{PURPOSE}}</p>
<dl class="facts"><div><dt>[[joint.unit]]</dt><dd>{{LEADS}}</dd></div>
<div><dt>[[joint.parties]]</dt><dd>{{#PARTY}}{{PARTY_NAME}}<br>{{/PARTY}}</dd></div>
<div><dt>[[joint.signed_on]]</dt><dd>{{SIGNED}}</dd></div></dl>
<h2 id="tasks-head">[[joint.tasks]]</h2>
{{#NO_TASKS}}<p>[[joint.tasks.none]]</p>{{/NO_TASKS}}
{{#TASKS}}<div class="table-box" role="region" aria-labelledby="tasks-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[joint.task.year]]</th><th scope="col">[[joint.task.title]]</th><th scope="col">[[joint.task.unit]]</th><th scope="col">[[joint.task.due]]</th><th scope="col">[[joint.task.state]]</th></tr></thead>
<tbody>{{#TASK}}<tr><td data-label="[[joint.task.year]]">{{TASK_YEAR}}</td><td data-label="[[joint.task.title]]">{{TASK_TITLE}}{{#TASK_RESULT}}<br><span class="muted">{{RESULT}}</span>{{/TASK_RESULT}}</td>
<td data-label="[[joint.task.unit]]">{{TASK_UNIT}}</td><td data-label="[[joint.task.due]]">{{TASK_DUE}}</td><td data-label="[[joint.task.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td></tr>
{{/TASK}}</tbody></table></div>{{/TASKS}}
<h2>[[joint.rounds]]</h2>
{{#NO_ROUNDS}}<p>[[joint.rounds.none]]</p>{{/NO_ROUNDS}}
{{#ROUND}}<section class="panel"><h3>{{ROUND_KIND}}: {{#ROUND_LINK}}<a href="{{ROUND_HREF}}">{{ROUND_TITLE}}</a>{{/ROUND_LINK}}{{#ROUND_PLAIN}}{{ROUND_TITLE}}{{/ROUND_PLAIN}}</h3>
{{>parts/round_head}}
{{#RECOMMENDATION}}{{>parts/recommendation}}{{/RECOMMENDATION}}</section>
{{/ROUND}}
<div class="split">
<section class="panel" aria-labelledby="meetings-head"><h2 id="meetings-head">[[joint.meetings]]</h2>
{{#NO_MEETINGS}}<p>[[joint.meetings.none]]</p>{{/NO_MEETINGS}}
{{#MEETING}}<h3>{{MEETING_DATE}}</h3><p class="keep-lines">{{MEETING_WORDS}}</p>
{{/MEETING}}</section>
<section class="panel" aria-labelledby="notices-head"><h2 id="notices-head">[[joint.notices]]</h2>
<p><span class="left left--{{NOTICE_LOOK}}">{{NOTICE_NEXT}}</span></p><p class="muted">{{NOTICE_CITE}}</p>
{{#NOTICE}}<h3>{{NOTICE_DATE}}</h3><p class="keep-lines">{{NOTICE_WORDS}}</p>
{{/NOTICE}}</section>
</div>
