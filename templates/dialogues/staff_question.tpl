{{!One question for officers.}}
<p class="step"><a href="{{BACK}}">← {{DIALOGUE}}</a></p>
<h1>[[dialogues.question.title]] <span class="code__text">{{CODE}}</span></h1>
<p class="tags">{{>parts/tag}} <span class="muted">{{THEME}} · {{SOURCE}} · {{ASKED}} · {{VOTES}}</span></p>
{{>parts/errors}}
<div class="split"><div>
<blockquote class="said keep-lines">{{WORDS}}</blockquote>
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head"><h2 id="answer-head">[[dialogues.answer]]</h2><p class="keep-lines">{{ANSWER_WORDS}}</p></section>{{/ANSWER}}
{{#CASE}}<p>[[meetings.case]]: <a href="/staff/case/{{CASE_CODE}}">{{CASE_CODE}}</a></p>{{/CASE}}
{{#HEAD}}<div class="notice"><p>[[dialogues.group.member]] <a href="/staff/dialogues/question/{{HEAD_CODE}}">{{HEAD_WORDS}}</a></p>
<form method="post" action="/staff/dialogues/question/{{CODE}}/ungroup">{{>parts/csrf}}<p class="actions"><button class="button button--plain button--small" type="submit">[[dialogues.ungroup]]</button></p></form></div>{{/HEAD}}
{{#GROUP}}<h2>[[dialogues.group]]</h2>{{/GROUP}}
<ul class="ties">{{#MEMBER}}<li><a href="/staff/dialogues/question/{{MEMBER_CODE}}">{{MEMBER_WORDS}}</a></li>{{/MEMBER}}</ul>
{{>parts/links_panel}}
</div><div>
{{#CAN_ANSWER}}<section class="panel" aria-labelledby="do-answer-head"><h2 id="do-answer-head">[[dialogues.answer.now]]</h2>
<form class="form" method="post" action="/staff/dialogues/question/{{CODE}}/answer">{{>parts/csrf}}
{{>parts/textarea field="answer" label="[[dialogues.answer]]" hint="[[dialogues.answer.hint]]" rows="5" max="20000"}}
<p class="actions"><button class="button" type="submit">[[dialogues.answer.now]]</button></p></form>
<details class="why"><summary>[[dialogues.later]]</summary><form class="form" method="post" action="/staff/dialogues/question/{{CODE}}/later">{{>parts/csrf}}
{{>parts/select field="body" label="[[dialogues.later.body]]" empty="[[send.choose]]"}}
{{>parts/input field="due" label="[[dialogues.later.due]]" type="date" size="medium"}}
<p class="actions"><button class="button button--plain" type="submit">[[dialogues.later]]</button></p></form></details>
<details class="why"><summary>[[dialogues.decline]]</summary><form class="form" method="post" action="/staff/dialogues/question/{{CODE}}/decline">{{>parts/csrf}}
{{>parts/textarea field="decline_words" label="[[dialogues.decline.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[dialogues.decline]]</button></p></form></details>
{{#CAN_BECOME}}<p class="actions"><a class="button button--plain" href="{{BECOME_HREF}}">[[meetings.become_case]]</a></p>{{/CAN_BECOME}}
</section>{{/CAN_ANSWER}}
{{#CAN_PROMISE}}<p class="actions"><a class="button button--plain" href="/staff/commitments/new?from=question&amp;code={{CODE}}">[[commitments.new]]</a></p>{{/CAN_PROMISE}}
{{#PREPARES}}<section class="panel" aria-labelledby="public-head"><h2 id="public-head">[[dialogues.clear]]</h2>
{{#UNCLEARED}}<p>[[dialogues.uncleared.text]]</p>{{/UNCLEARED}}
<form class="form" method="post" action="/staff/dialogues/question/{{CODE}}/clear">{{>parts/csrf}}
{{>parts/textarea field="public_words" label="[[dialogues.clear.words]]" hint="[[dialogues.clear.hint]]" rows="4" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[dialogues.clear]]</button>{{#CLEARED}} <button class="button button--link" type="submit" formaction="/staff/dialogues/question/{{CODE}}/hide">[[dialogues.clear.off]]</button>{{/CLEARED}}</p></form></section>
<section class="panel" aria-labelledby="group-head"><h2 id="group-head">[[dialogues.group.into]]</h2>
<form class="form" method="post" action="/staff/dialogues/question/{{CODE}}/group">{{>parts/csrf}}
{{>parts/input field="head" label="[[dialogues.group.head]]" size="medium" complete="off"}}
<p class="actions"><button class="button button--plain" type="submit">[[dialogues.group.into]]</button></p></form></section>{{/PREPARES}}
{{#PERSON}}<section class="panel" aria-labelledby="person-head"><h2 id="person-head">[[dialogues.asker]]</h2><dl class="facts"><div><dt>[[send.name]]</dt><dd>{{NAME}}</dd></div><div><dt>[[meetings.reach]]</dt><dd>{{REACH}}</dd></div></dl></section>{{/PERSON}}
{{#OPEN_PERSON}}<section class="panel" aria-labelledby="person-head"><h2 id="person-head">[[dialogues.asker]]</h2><p class="muted">[[meetings.visitor.text]]</p>
<form class="form" method="post" action="/staff/dialogues/question/{{CODE}}/person">{{>parts/csrf}}
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/input field="person_words" label="[[meetings.visitor.words]]" max="300" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.visitor.open]]</button></p></form></section>{{/OPEN_PERSON}}
</div></div>
