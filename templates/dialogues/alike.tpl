{{!Questions that may ask the same: a person decides.}}
<p class="step"><a href="/staff/dialogues/{{CODE}}">← {{TITLE}}</a></p>
<h1>[[dialogues.alike]]</h1>
<p class="lead">[[dialogues.alike.lead]]</p>
{{>parts/errors}}
{{#EMPTY}}<div class="notice notice--done"><p>[[dialogues.alike.none]]</p></div>{{/EMPTY}}
{{#GROUP}}<section class="panel" aria-labelledby="group-{{NUMBER}}"><h2 id="group-{{NUMBER}}">{{GROUP_SIZE}}</h2>
<form class="form" method="post" action="/staff/dialogues/{{CODE}}/group">{{>parts/csrf}}
<div class="choices">{{#MEMBER}}<div class="choice"><input type="checkbox" name="pick" id="pick-{{QUESTION}}" value="{{QUESTION}}" checked><label for="pick-{{QUESTION}}">{{WORDS}}{{#FIRST}} <strong>([[dialogues.alike.head]])</strong>{{/FIRST}}</label></div>
{{/MEMBER}}</div>
{{#REST}}<p class="muted">{{REST_TEXT}}</p>{{/REST}}
<p class="actions"><button class="button" type="submit">[[dialogues.alike.group]]<span class="hidden"> {{NUMBER}}</span></button></p></form></section>
{{/GROUP}}
