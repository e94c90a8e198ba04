using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator;

/// <content>Change events.</content>
public sealed partial class SimulatedOrg
{
    /// <summary>Enables change events for an entity, and adds the entity's channel. The channel <c>/data/ChangeEvents</c> always exists.</summary>
    /// <param name="entity">
    /// The entity: <c>Account</c> has the channel <c>/data/AccountChangeEvent</c>, <c>Thing__c</c> has
    /// <c>/data/Thing__ChangeEvent</c>.
    /// </param>
    /// <exception cref="ArgumentException">The text is not a valid API name of an object.</exception>
    public void AddChangeEvents(string entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (!ApiName.IsEntity(entity))
            throw new ArgumentException($"'{entity}' is not the API name of an object: use a name such as Account or Thing__c.", nameof(entity));
        lock (_state.Gate)
        {
            _state.Catalog.AddEntity(entity);
            _state.Channels.Add(ChannelNameGrammar.OfChanges(entity));
        }
    }

    /// <summary>Adds a custom channel of change events.</summary>
    /// <param name="name">The name of the channel, such as <c>Sales__chn</c> for <c>/data/Sales__chn</c>.</param>
    /// <param name="members">The entities whose events are published on the channel, with the fields that the channel adds to the
    /// events.</param>
    /// <exception cref="ArgumentException">The name does not end in <c>__chn</c>, or is not valid.</exception>
    /// <exception cref="InvalidOperationException">The entity of a member has no change events.</exception>
    public void AddChangeEventChannel(string name, params IReadOnlyCollection<ChangeEventMember> members)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(members);
        RequireCustomChannel(name);
        var channel = ChannelNameGrammar.ChangeEventPrefix + name;
        lock (_state.Gate)
        {
            foreach (var member in members) _state.Catalog.RequireEntity(member.Entity);
            _state.Catalog.AddChangeChannel(channel, [.. members]);
            _state.Channels.Add(channel);
        }
    }

    /// <summary>
    /// Publishes a change event on the entity's channel, on <c>/data/ChangeEvents</c> and on the custom channels that contain the entity.
    /// </summary>
    /// <param name="draft">The change.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event. It is the same on all channels of the event.</returns>
    /// <exception cref="ArgumentException">The change type is unknown, there is no record, the fields are not an object, or there are
    /// fields although the change type has none.</exception>
    /// <exception cref="InvalidOperationException">The entity has no change events.</exception>
    public ValueTask<long> PublishChangeEventAsync(
        ChangeEventDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_changeEvents.Publish(draft));
    }
}
