{{!Dialogues of one's units.}}
<h1>[[dialogues.staff.title]]</h1>
<p class="lead">[[dialogues.staff.lead]]</p>
{{#PLAN}}<p class="actions"><a class="button" href="/staff/dialogues/new">[[dialogues.plan]]</a></p>{{/PLAN}}
{{#SOME_WAITING}}<h2>[[dialogues.waiting]]</h2>{{/SOME_WAITING}}
<ul class="ties">{{#WAITING}}<li>{{>parts/tag}} <a href="{{WAITING_HREF}}">{{WAITING_WORDS}}</a></li>
{{/WAITING}}</ul>
{{#EMPTY}}<div class="notice"><p>[[dialogues.staff.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="list-head">[[dialogues.title]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[dialogues.name]]</th><th scope="col">[[dialogues.when]]</th><th scope="col">[[meetings.unit]]</th><th scope="col">[[meetings.state]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row" data-label="[[dialogues.name]]"><a href="{{HREF}}">{{TITLE}}</a></th><td data-label="[[dialogues.when]]">{{WHEN}}</td><td data-label="[[meetings.unit]]">{{UNIT}}</td><td data-label="[[meetings.state]]">{{>parts/tag}}</td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
{{#OTHERS}}<h2 id="others-head">[[dialogues.staff.others]]</h2><p>[[dialogues.staff.others.text]]</p>{{/OTHERS}}
<ul class="ties">{{#OTHER}}<li>{{>parts/tag}} <a href="{{HREF}}">{{TITLE}}</a><br><span class="muted">{{UNIT}} · {{WHEN}}</span></li>{{/OTHER}}</ul>
