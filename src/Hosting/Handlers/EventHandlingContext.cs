using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting;

/// <summary>One attempt at one event. It can be made in tests of handlers.</summary>
public sealed class EventHandlingContext
{
    private readonly Envelope? _envelope;

    /// <summary>Makes an attempt for a test of a handler.</summary>
    public EventHandlingContext()
    {
    }

    [SetsRequiredMembers]
    internal EventHandlingContext(object value, Envelope envelope, IServiceProvider services) => (Event, _envelope, Services) = (value, envelope, services);

    /// <summary>The event.</summary>
    public required object Event { get; init; }

    /// <summary>The data of the event's envelope.</summary>
    public required EventMetadata Metadata
    {
        get => field ?? _envelope!.Metadata;
        init;
    }

    /// <summary>The services of the attempt's scope, which is disposed before the event is acknowledged.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The name of the client, or null if the program has one client without a name.</summary>
    public string? ClientName { get; init; }

    /// <summary>The consumer's name.</summary>
    public string Consumer { get; init; } = "default";

    /// <summary>The id of the org in 18 characters, or null if the login does not give it.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>
    /// Gets a value that indicates whether the event may have been handled before: false only for the first attempt at an event that was made
    /// after this program started, with an allowance of five minutes for the clocks.
    /// </summary>
    public bool MayBeDuplicate { get; init; }

    /// <summary>The channel that the event arrived on.</summary>
    public string Channel => Metadata.Channel;

    /// <summary>The ids of the records of a change event, which can contain a wildcard such as <c>001*</c>; empty for other kinds.</summary>
    public IReadOnlyList<string> RecordIds => Metadata.Change?.RecordIds ?? [];

    /// <summary>
    /// A text that is the same whenever the same event is delivered, and different for all other events of the client's orgs: store it with
    /// your result to recognise an event that was handled before. Null if the server gives the event no identity. It contains record ids in
    /// a change event.
    /// </summary>
    public string? IdempotencyKey => EventIdentity.Of(OrganizationId, Metadata);
}
