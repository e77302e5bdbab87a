{{!Code and secret of a booking.}}
<h1>[[meetings.visit.find]]</h1>
<p class="lead">[[meetings.visit.find.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/visit">
{{>parts/csrf}}
{{>parts/input field="code" label="[[meetings.visit.code]]" size="medium" complete="off"}}
{{>parts/input field="secret" label="[[meetings.visit.secret]]" size="medium" complete="off"}}
<p class="actions"><button class="button" type="submit">[[meetings.visit.open]]</button></p>
</form>
