{{!The questions of a dialogue for officers.}}
<p class="step"><a href="/staff/dialogues/{{CODE}}">← {{TITLE}}</a></p>
<h1>[[dialogues.questions]]</h1>
{{>parts/errors}}
<p class="actions"><a class="button" href="/staff/dialogues/{{CODE}}/enter">[[dialogues.entry]]</a> <a class="button button--plain" href="/staff/dialogues/{{CODE}}/alike">[[dialogues.alike]]</a></p>
<form class="filters" method="get" action="/staff/dialogues/{{CODE}}/questions">
{{>parts/select field="state" label="[[meetings.state]]" empty="[[dialogues.all_questions]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p></form>
{{#OFF_SCREEN}}<form method="post" action="/staff/dialogues/{{CODE}}/screen">{{>parts/csrf}}<input type="hidden" name="question" value=""><p class="actions"><button class="button button--plain button--small" type="submit">[[dialogues.screen.off]]</button></p></form>{{/OFF_SCREEN}}
{{#EMPTY}}<div class="notice"><p>[[dialogues.questions.none]]</p></div>{{/EMPTY}}
<form id="clear" method="post" action="/staff/dialogues/{{CODE}}/clear">{{>parts/csrf}}</form>
{{#TABLE}}<h2 id="list-head" class="hidden">[[dialogues.questions]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[dialogues.question.title]]</th><th scope="col">[[dialogues.theme]]</th><th scope="col">[[dialogues.votes.head]]</th><th scope="col">[[meetings.state]]</th><th scope="col">[[dialogues.screen]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row" data-label="[[dialogues.question.title]]"><a href="/staff/dialogues/question/{{QUESTION}}">{{WORDS}}</a>{{#GROUP}}<br><span class="muted">{{GROUP_TEXT}}</span>{{/GROUP}}</th>
<td data-label="[[dialogues.theme]]">{{THEME}}<br><span class="muted">{{SOURCE}}</span></td><td data-label="[[dialogues.votes.head]]">{{VOTES}}</td>
<td data-label="[[meetings.state]]">{{>parts/tag}}{{#UNCLEARED}}<div class="choice"><input type="checkbox" form="clear" name="pick" id="pick-{{QUESTION}}" value="{{QUESTION}}"><label for="pick-{{QUESTION}}">[[dialogues.uncleared]]</label></div>{{/UNCLEARED}}</td>
<td data-label="[[dialogues.screen]]">{{#ON_SCREEN}}[[dialogues.screen.now]]{{/ON_SCREEN}}{{#TO_SCREEN}}<form method="post" action="/staff/dialogues/{{CODE}}/screen">{{>parts/csrf}}<input type="hidden" name="question" value="{{QUESTION}}"><button class="button button--plain button--small" type="submit">[[dialogues.screen.show]]<span class="hidden">: {{QUESTION}}</span></button></form>{{/TO_SCREEN}}</td></tr>
{{/ROW}}</tbody></table></div>
<p class="actions"><button class="button button--plain" type="submit" form="clear">[[dialogues.clear.picked]]</button></p>{{/TABLE}}
{{>parts/pages}}
