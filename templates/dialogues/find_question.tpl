{{!Code and secret of a question.}}
<h1>[[dialogues.own.find]]</h1>
<p class="lead">[[dialogues.own.find.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/question">
{{>parts/csrf}}
{{>parts/input field="code" label="[[dialogues.own.code]]" size="medium" complete="off"}}
{{>parts/input field="secret" label="[[meetings.visit.secret]]" size="medium" complete="off"}}
<p class="actions"><button class="button" type="submit">[[meetings.visit.open]]</button></p>
</form>
