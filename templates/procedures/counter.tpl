{{!"Next please": at a counter of the desk.}}
<h1>[[procedures.tickets.counter]]</h1>
<p class="lead">{{UNIT}} · {{WAITING}}</p>
{{>parts/errors}}
{{#NONE}}<div class="notice"><p>[[procedures.tickets.nobody_here]]</p></div>{{/NONE}}
{{#SITTING}}<section class="panel ticket" aria-labelledby="sitting-head"><h2 id="sitting-head">[[procedures.tickets.with_you]]</h2>
<p class="ticket__label">{{LABEL}}</p>
<p class="actions"><a class="button" href="/staff/dossiers/new">[[procedures.new.title]]</a></p>
<form method="post" action="/staff/tickets/missed">{{>parts/csrf}}<input type="hidden" name="ticket" value="{{TICKET}}"><input type="hidden" name="counter" value="{{COUNTER}}">
<p class="actions"><button class="button button--plain" type="submit">[[procedures.tickets.did_not_come]]</button></p></form></section>{{/SITTING}}
<form class="form panel" method="post" action="/staff/tickets">{{>parts/csrf}}
<input type="hidden" name="unit" value="{{UNIT_CODE}}">
{{>parts/input field="counter" label="[[procedures.tickets.counter_number]]" mode="numeric" size="short" complete="off"}}
{{>parts/select field="series" label="[[procedures.tickets.series]]"}}
<p class="actions"><button class="button" type="submit">[[procedures.tickets.next]]</button></p>
</form>
<p><a href="/tickets/{{UNIT_CODE}}">[[procedures.tickets.title]]</a> · <a href="/tickets/{{UNIT_CODE}}/screen">[[procedures.tickets.screen]]</a></p>
