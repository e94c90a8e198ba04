using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace TypedStreaming;

/// <summary>
/// Confirmed subscriptions to several event types. Each subscription buffers its events and is enumerated separately. Disposing
/// this object disposes all of them.
/// </summary>
public sealed class EventSubscriptions : IAsyncDisposable
{
    private readonly Dictionary<Type, IAsyncDisposable> _subscriptions = [];
    private readonly List<EventRegistration> _events = [];

    internal EventSubscriptions()
    {
    }

    /// <summary>The event types, in the order in which they were subscribed to.</summary>
    public IReadOnlyList<EventRegistration> Events => _events;

    /// <summary>Returns the subscription to the events of a type.</summary>
    /// <typeparam name="T">The annotated type.</typeparam>
    /// <returns>The subscription.</returns>
    /// <exception cref="InvalidOperationException">The application did not subscribe to this type.</exception>
    public Subscription<T> Of<T>()
        where T : IStreamingEvent<T> =>
        TryGet<T>(out var subscription)
            ? subscription
            : throw new InvalidOperationException($"There is no subscription to {typeof(T)}: the type was not in the list of events, or the kind argument excluded it.");

    /// <summary>Gets the subscription to the events of a type, if there is one.</summary>
    /// <typeparam name="T">The annotated type.</typeparam>
    /// <param name="subscription">The subscription, if the application subscribed to this type.</param>
    /// <returns>True if the application subscribed to this type.</returns>
    public bool TryGet<T>([MaybeNullWhen(false)] out Subscription<T> subscription)
        where T : IStreamingEvent<T>
    {
        subscription = _subscriptions.TryGetValue(typeof(T), out var found) ? (Subscription<T>)found : null;
        return subscription is not null;
    }

    /// <summary>Disposes all subscriptions, even if disposing one of them fails.</summary>
    /// <returns>A task that is done when all positions are saved.</returns>
    /// <exception cref="StreamingException">A position could not be saved.</exception>
    /// <exception cref="AggregateException">Several positions could not be saved.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "The other subscriptions must be disposed before the failure is thrown.")]
    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        foreach (var subscription in _subscriptions.Values)
        {
            try
            {
                await subscription.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count == 1) ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1) throw new AggregateException(failures);
    }

    internal bool Has(EventRegistration type) => _subscriptions.ContainsKey(type.Type);

    internal void Add(EventRegistration type, IAsyncDisposable subscription)
    {
        _subscriptions.Add(type.Type, subscription);
        _events.Add(type);
    }
}
