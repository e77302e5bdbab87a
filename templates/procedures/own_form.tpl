{{!Code and secret of a dossier.}}
<h1>[[procedures.own.find]]</h1>
<p class="lead">[[procedures.own.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/dossier">
{{>parts/csrf}}
{{>parts/input field="code" label="[[procedures.code]]" size="medium" complete="off"}}
{{>parts/input field="secret" label="[[meetings.visit.secret]]" size="medium" complete="off"}}
<p class="actions"><button class="button" type="submit">[[procedures.own.open]]</button></p>
</form>
