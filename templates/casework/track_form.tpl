{{!Code and secret open a case.}}
<h1>[[track.title]]</h1>
<p class="lead">[[track.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/track">
{{>parts/csrf}}
{{>parts/input field="code" label="[[track.code]]" hint="[[track.code.hint]]" size="medium" complete="off" max="40"}}
{{>parts/input field="secret" label="[[track.secret]]" hint="[[track.secret.hint]]" size="medium" complete="off" max="40"}}
<p class="actions"><button class="button" type="submit">[[track.open]]</button></p>
</form>
