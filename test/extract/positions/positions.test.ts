import { describe, expect, it } from 'vitest';
import { loadResources } from '#load';
import { evidenceGaps } from '#model';
import { readReport } from '#pipeline';
import { readText } from '#read';

const resources = loadResources();

function read(text: string) {
  const result = readText(text, { published: '2024-05-08' });
  if (!('report' in result)) throw new Error(result.error.message);
  const record = readReport(result, resources);
  expect(evidenceGaps(record)).toEqual([]);
  return record;
}

/** 'actor stance: matter' of each position of a text. */
const stands = (text: string): string[] => read(text).positions.map((p) => `${p.actor.name} ${p.stance}: ${p.on}`);

describe('positions', () => {
  it('of a demand is what is demanded', () => {
    expect(stands('Norland demanded that the harbour be opened.')).toContainEqual(
      expect.stringMatching(/^Norland demands: .*harbour be opened/),
    );
  });

  it('of a plan rejected and a plan approved differ', () => {
    const found = stands('The Coastal Council rejected the withdrawal plan. Norland approved the withdrawal plan.');
    expect(found).toContainEqual(expect.stringMatching(/^Coastal Council against: .*withdrawal plan/));
    expect(found).toContainEqual(expect.stringMatching(/^Norland for: .*withdrawal plan/));
  });

  it('are read out of what is said with a plain cue', () => {
    expect(
      stands('Norland said on Monday that the offer was unacceptable because terms had been changed.'),
    ).toContainEqual(expect.stringMatching(/^Norland against: the offer/));
    expect(stands('Mayor Ana Ruiz said the governor should resign.')).toContainEqual(
      expect.stringMatching(/^Ana Ruiz demands: .*resign/),
    );
  });

  it('keep the reason that is given', () => {
    const [found] = read('Norland said that the offer was unacceptable because terms had been changed.').positions;
    expect(found?.because).toBe('terms had been changed');
  });

  it('of a warning with an if are conditional, and say on what', () => {
    const found = read(
      'Mayor Ana Ruiz warned that if the shelling went on, the envoys would leave the city.',
    ).positions.find((p) => p.stance === 'conditional');
    expect(found?.actor.name).toBe('Ana Ruiz');
    expect(found?.unless).toBe('if the shelling went on');
  });

  it('turn round under a negation', () => {
    expect(stands('Norland said the offer was not acceptable.')).toContainEqual(
      expect.stringMatching(/^Norland against: the offer/),
    );
  });

  it.each([
    'Norland said the talks began at noon.',
    'The mayor said that rain had fallen on the harbour.',
    'Footage showed lorries at the gate.',
  ])('are none in %j', (text) => {
    expect(stands(text)).toEqual([]);
  });
});

describe('proposals', () => {
  it('carry their phases, their author, who accepted and who rejected them', () => {
    const { proposals } = read(
      'Norland said on Monday that a three-phase proposal approved by the Coastal Council was unacceptable.',
    );
    const [proposal] = proposals;
    expect(proposals).toHaveLength(1);
    expect(proposal?.phases).toBe(3);
    expect(proposal?.approvedBy.map((p) => p.name)).toEqual(['Coastal Council']);
    expect(proposal?.rejectedBy.map((p) => p.name)).toEqual(['Norland']);
  });

  it('belong to whoever puts them on the table', () => {
    expect(read('Norland presented a revised proposal on Tuesday.').proposals[0]).toMatchObject({
      by: { name: 'Norland' },
      version: 'revised',
    });
    expect(read('The envoys spoke about Norland’s ceasefire proposal.').proposals[0]?.by?.name).toBe('Norland');
  });

  it('go on where the text speaks of them again', () => {
    expect(
      read('Norland presented a ceasefire proposal. The Coastal Council accepted the proposal.').proposals,
    ).toHaveLength(1);
  });

  it('list the terms that the report tells', () => {
    const record = read(
      'The plan for a phased withdrawal calls for an exchange of prisoners. Norland made a proposal to open the harbour.',
    );
    const terms = record.proposals.flatMap((p) => p.terms.map((t) => record.report.text.slice(t.start, t.end)));
    expect(terms).toContain('to open the harbour');
  });

  it('are none where a proposal is only a kind of thing', () => {
    expect(read('The dance hall plans new shows. Proposal season is in June.').proposals).toEqual([]);
  });
});
