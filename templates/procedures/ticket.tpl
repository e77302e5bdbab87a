{{!One ticket: a letter and a number.}}
<h1>[[procedures.tickets.yours]]</h1>
<section class="panel ticket" aria-labelledby="ticket-no">
<p class="muted">{{UNIT}}</p>
<p class="ticket__label" id="ticket-no">{{LABEL}}</p>
<p><strong>{{STATE}}</strong></p>
<p class="muted">{{WHEN}}</p>
</section>
<p class="actions" data-needs-script hidden><button class="button button--plain" type="button" data-print>[[site.print]]</button></p>
<p><a href="/tickets/{{UNIT_CODE}}">← [[procedures.tickets.title]]</a> · <a href="/tickets/{{UNIT_CODE}}/screen">[[procedures.tickets.screen]]</a></p>
