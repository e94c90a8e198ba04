using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator;

/// <content>Platform events.</content>
public sealed partial class SimulatedOrg
{
    /// <summary>
    /// Adds a platform event and its channel. If the event already exists, it gets the new definition. If its fields change, its schema id changes
    /// too.
    /// </summary>
    /// <param name="name">The API name of the event: a custom event such as <c>Low_Ink__e</c>, or a standard event such as
    /// <c>LoginEventStream</c>. The channel of <c>Low_Ink__e</c> is <c>/event/Low_Ink__e</c>.</param>
    /// <param name="fields">The fields of the event. If a published event does not contain a field, the field is null. Over REST, no
    /// other fields are accepted. Null, the default, means that the fields are not known.</param>
    /// <param name="supportsCustomChannels">True if the event can be a member of custom channels; only such events have an
    /// <c>EventApiName</c>. Null, the default, means true for custom events and event streams.</param>
    /// <exception cref="ArgumentException">The name is not a valid API name of a platform event.</exception>
    public void AddPlatformEvent(
        string name, IReadOnlyCollection<string>? fields = null, bool? supportsCustomChannels = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ApiName.IsPlatformEvent(name))
        {
            throw new ArgumentException(
                $"'{name}' is not the API name of a platform event: use a name such as Low_Ink__e or LoginEventStream.", nameof(name));
        }

        var definition = new PlatformEventDefinition(
            name, fields, supportsCustomChannels ?? PlatformEventDefinition.UsuallySupportsCustomChannels(name));
        lock (_state.Gate)
        {
            _state.Catalog.Add(definition);
            _state.Channels.Add(definition.Channel);
        }
    }

    /// <summary>Adds a custom channel of platform events.</summary>
    /// <param name="name">The name of the channel, such as <c>Warehouse__chn</c> for <c>/event/Warehouse__chn</c>.</param>
    /// <param name="members">The platform events that are published on the channel, such as <c>Low_Ink__e</c>.</param>
    /// <exception cref="ArgumentException">The name does not end in <c>__chn</c>, or is not valid.</exception>
    /// <exception cref="InvalidOperationException">
    /// The org does not contain the event, or the event does not support custom channels.
    /// </exception>
    public void AddPlatformEventChannel(string name, params IReadOnlyCollection<string> members)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(members);
        RequireCustomChannel(name);
        var channel = ChannelNameGrammar.PlatformEventPrefix + name;
        lock (_state.Gate)
        {
            foreach (var member in members) RequireMember(member);
            _state.Catalog.AddPlatformChannel(channel, [.. members]);
            _state.Channels.Add(channel);
        }
    }

    /// <summary>Publishes a platform event on its channel and on the custom channels that contain the event.</summary>
    /// <param name="channel">The event's own channel, such as <c>/event/Low_Ink__e</c>.</param>
    /// <param name="fields">The fields of the event: JSON, or any object that System.Text.Json serializes to a JSON object.
    /// <c>CreatedDate</c> and <c>CreatedById</c> are added. Spaces and tabs around strings are removed, as on the event bus.</param>
    /// <param name="eventUuid">The <c>EventUuid</c> of the event. Null, the default, means a random one.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the event. It is the same on all channels of the event.</returns>
    /// <exception cref="ArgumentException">The fields are not an object.</exception>
    /// <exception cref="InvalidOperationException">The org has no such platform event.</exception>
    public ValueTask<long> PublishPlatformEventAsync(
        string channel, object fields, string? eventUuid = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var json = JsonFields.From(fields, nameof(fields));
        return ValueTask.FromResult(_platformEvents.Publish(channel, json, eventUuid ?? Guid.NewGuid().ToString()));
    }

    /// <summary>
    /// Publishes a platform event again, as the event bus sometimes does. The duplicate has the same <c>EventUuid</c> and payload, and a new
    /// replay id.
    /// </summary>
    /// <param name="channel">Any channel on which the event was published.</param>
    /// <param name="replayId">The replay id of the event.</param>
    /// <param name="cancellationToken">Cancels the call before it publishes.</param>
    /// <returns>The replay id of the copy.</returns>
    /// <exception cref="InvalidOperationException">
    /// The channel has no stored platform event with that id, or the org has no such channel.
    /// </exception>
    public ValueTask<long> PublishDuplicateAsync(
        string channel, long replayId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_platformEvents.PublishAgain(channel, replayId));
    }

    private void RequireMember(string name)
    {
        var definition = _state.Catalog.FindPlatformEvent(ChannelNameGrammar.PlatformEventPrefix + name)
            ?? throw new InvalidOperationException(
                $"The simulated org has no platform event '{name}'; add it first (AddPlatformEvent).");
        if (!definition.SupportsCustomChannels)
            throw new InvalidOperationException($"The event '{name}' cannot be a member of custom channels.");
    }

    private static void RequireCustomChannel(string name)
    {
        if (!ApiName.IsCustomChannel(name))
            throw new ArgumentException($"'{name}' is not the name of a custom channel: use a name such as Warehouse__chn.", nameof(name));
    }
}
