{{!Officers: the roll of one village: who has voted, never what.}}
<h1>[[votes.staff.roll]]: {{VILLAGE}}</h1>
<p class="lead">{{TITLE}}</p>
<p>[[votes.staff.roll.text]]</p>
<h2 id="roll-head">[[votes.households]]</h2>
<div class="table-box" role="region" aria-labelledby="roll-head" tabindex="0"><table class="table"><thead><tr><th scope="col">[[votes.staff.change.number]]</th><th scope="col">[[votes.staff.roll.voted]]</th><th scope="col">[[votes.staff.roll.change]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row">{{NUMBER}}</th><td>{{VOTED}}</td><td>{{CHANGE}}</td></tr>
{{/ROW}}</tbody></table></div>
<p><a href="/staff/votes/{{CODE}}">[[votes.back]]</a></p>
