{{!The tables, charts and words of a section of the review.}}
{{#CHART}}<div class="review-box">{{CHART_SVG:none}}</div>
<ul class="legend"><li><span class="legend__mark chart__done"></span> {{CHART_DONE}}</li><li><span class="legend__mark chart__late"></span> {{CHART_LATE}}</li></ul>{{/CHART}}
{{#TABLE}}<div class="table-box" role="region" aria-labelledby="head-{{SECTION_ID}}" tabindex="0"><table class="table review-table"><thead><tr><th scope="col">[[review.figure]]</th>{{#YEAR}}<th scope="col" class="is-number">{{YEAR_NAME}}</th>{{/YEAR}}<th scope="col" class="is-number">[[review.sum]]</th></tr></thead>
<tbody>{{#LINE}}<tr><th scope="row">{{LINE_NAME}}</th>{{#CELL}}<td class="is-number">{{CELL_VALUE}}</td>{{/CELL}}<td class="is-number">{{LINE_SUM}}</td></tr>
{{/LINE}}</tbody></table></div>{{/TABLE}}
