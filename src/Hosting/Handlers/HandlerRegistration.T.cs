using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Handlers;

/// <summary>The registration of one handler for events of one type.</summary>
internal sealed class HandlerRegistration<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
    Action<HandlerOptions<TEvent>>? configure)
    : HandlerRegistration(typeof(TEvent), typeof(THandler))
    where TEvent : IStreamingEvent<TEvent>
    where THandler : class, IEventHandler<TEvent>
{
    internal override EventDescriptor Descriptor => TEvent.Descriptor;

    /// <summary>
    /// Returns a copy of the registration with <paramref name="more"/> applied to its options. The original registration does not change, because
    /// other clients may use it.
    /// </summary>
    public HandlerRegistration<TEvent, THandler> With(Action<HandlerOptions<TEvent>> more) => new(configure + more);

    internal override void AddTo(IServiceCollection services) => services.TryAddTransient<THandler>();

    internal override HandlerOptions OptionsFor(TypedStreamingOptions settings)
    {
        var options = new HandlerOptions<TEvent>();
        configure?.Invoke(options);
        if (settings.Handlers.TryGetValue(typeof(TEvent).Name, out var configured) && options.Retry is not null) configured.ApplyTo(options);
        return options;
    }

    internal override bool HasKey(HandlerOptions options) => ((HandlerOptions<TEvent>)options).Key is not null;

    internal override void Make(IServiceProvider services) => services.GetRequiredService<THandler>();

    internal override IHandlerLoop Open(ClientContext client, HandlerOptions options)
    {
        var plan = new HandlerPlan<TEvent>(client, (HandlerOptions<TEvent>)options, typeof(THandler), static services => services.GetRequiredService<THandler>());
        return plan.OnFailure == FailureAction.DeadLetter
            ? new HandlerLoop<TEvent, WithBody<TEvent>>(plan, new(static taken => taken.Event, static taken => taken.Body))
            : new HandlerLoop<TEvent, TEvent>(plan, new(static taken => taken, static _ => default));
    }
}
