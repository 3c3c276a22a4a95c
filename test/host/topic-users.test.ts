import { expect } from '@open-wc/testing';
import { fakeFeed } from '../../demo/scenarios/fake-feed.js';
import { TopicUsers } from '../../src/host/topic-users.js';

describe('TopicUsers', () => {
  let topics: TopicUsers;
  let held: string[];
  let log: string[];

  const feed = Object.assign(fakeFeed(), {
    subscribe: (topic: string) => {
      held.push(topic);
      log.push(`+${topic}`);
      return () => {
        held.splice(held.indexOf(topic), 1);
        log.push(`-${topic}`);
      };
    },
  });

  beforeEach(() => {
    topics = new TopicUsers();
    held = [];
    log = [];
  });

  it('subscribes once for any number of users, until the last has gone', () => {
    topics.follow(feed);
    const leaves = [topics.add('a'), topics.add('a')];
    leaves[0]?.();
    leaves[0]?.();
    expect(held).to.deep.equal(['a']);
    leaves[1]?.();
    expect(log).to.deep.equal(['+a', '-a']);
  });

  it('counts users by name too', () => {
    topics.follow(feed);
    topics.add('a');
    topics.remove('a');
    topics.remove('a');
    expect(log).to.deep.equal(['+a', '-a']);
  });

  it('changes what an attribute names without letting go of what stays', () => {
    topics.follow(feed);
    topics.name(['a', 'b']);
    topics.name(['b', 'c']);
    expect(held).to.have.members(['b', 'c']);
    expect(log).not.to.include('-b');
    topics.name([]);
    expect(held).to.deep.equal([]);
  });

  it('leaves to others what the attribute no longer names', () => {
    topics.follow(feed);
    topics.add('a');
    topics.name(['a']);
    topics.name([]);
    expect(held).to.deep.equal(['a']);
  });

  it('carries everything along to another feed', () => {
    topics.add('a');
    topics.name(['b']);
    const leave = topics.follow(feed);
    expect(held).to.have.members(['a', 'b']);
    leave();
    topics.add('c');
    expect(held).to.deep.equal([]);
    topics.follow(feed);
    expect(held).to.have.members(['a', 'b', 'c']);
  });
});
