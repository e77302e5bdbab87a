{{!A ticket at the door of a desk.}}
<h1>[[procedures.tickets.title]]</h1>
<p class="lead">{{UNIT}}</p>
{{>parts/errors}}
<ul class="cards">{{#SERIES}}<li class="card"><h2>{{SERIES_ID}} · {{SERIES_NAME}}</h2>
<p class="muted">{{SERIES_WAITING}}</p>
<form method="post" action="/tickets/{{UNIT_CODE}}">{{>parts/csrf}}<p class="actions"><button class="button" type="submit" name="series" value="{{SERIES_ID}}">[[procedures.tickets.take]] {{SERIES_ID}}</button></p></form></li>
{{/SERIES}}</ul>
<p><a href="/tickets/{{UNIT_CODE}}/screen">[[procedures.tickets.screen]]</a></p>
