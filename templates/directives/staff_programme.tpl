{{!A coordination programme for officers of its parties.}}
{{>parts/errors}}
{{>parts/programme_body}}
<div class="split">
<div>
{{#DO_TASK}}<details class="panel"{{#OPEN}} open{{/OPEN}}><summary>[[joint.task.add]]</summary><form class="form" method="post" action="/staff/programmes/{{ID}}/do/task">{{>parts/csrf}}
{{>parts/input field="task_title" label="[[joint.task.title]]" complete="off" max="500"}}
{{>parts/input field="task_year" label="[[joint.task.year]]" size="short" mode="numeric" complete="off" max="4"}}
{{>parts/select field="task_unit" label="[[joint.task.unit]]" empty="[[links.choose]]"}}
{{>parts/input field="task_due" label="[[joint.task.due]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[joint.task.add]]</button></p></form></details>{{/DO_TASK}}
{{#DO_FINISH}}<details class="panel"{{#OPEN}} open{{/OPEN}}><summary>[[joint.task.finish]]</summary><form class="form" method="post" action="/staff/programmes/{{ID}}/do/finish">{{>parts/csrf}}
{{>parts/select field="task" label="[[joint.task.which]]"}}
{{>parts/textarea field="done_result" label="[[joint.task.result]]" rows="3" max="4000"}}
{{>parts/input field="done_on" label="[[joint.task.done_on]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[joint.task.finish]]</button></p></form></details>{{/DO_FINISH}}
{{#DO_ROUND}}<details class="panel"{{#OPEN}} open{{/OPEN}}><summary>[[joint.round.add]]</summary><form class="form" method="post" action="/staff/programmes/{{ID}}/do/round">{{>parts/csrf}}
{{>parts/radios field="round_kind" label="[[joint.round.kind]]"}}
{{>parts/input field="round_title" label="[[joint.round.title]]" complete="off" max="500"}}
{{>parts/select field="round_unit" label="[[joint.round.unit]]"}}
{{>parts/select field="round_body" label="[[joint.round.body]]" empty="[[links.choose]]"}}
{{>parts/input field="begins_on" label="[[joint.round.begins]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[joint.round.add]]</button></p></form></details>{{/DO_ROUND}}
{{#DO_MEET}}<details class="panel"{{#OPEN}} open{{/OPEN}}><summary>[[joint.meeting.add]]</summary><form class="form" method="post" action="/staff/programmes/{{ID}}/do/meeting">{{>parts/csrf}}
{{>parts/input field="held_on" label="[[joint.held_on]]" type="date" size="medium"}}
{{>parts/textarea field="meeting_words" label="[[joint.meeting.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button" type="submit">[[joint.meeting.add]]</button></p></form></details>{{/DO_MEET}}
{{#DO_NOTICE}}<details class="panel"{{#OPEN}} open{{/OPEN}}><summary>[[joint.notice.add]]</summary><form class="form" method="post" action="/staff/programmes/{{ID}}/do/notice">{{>parts/csrf}}
{{>parts/input field="given_on" label="[[joint.given_on]]" type="date" size="medium"}}
{{>parts/textarea field="notice_words" label="[[joint.notice.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button" type="submit">[[joint.notice.add]]</button></p></form></details>{{/DO_NOTICE}}
</div>
{{>parts/links_panel}}
</div>
