namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// An event that a handler has received from the client. An object of this type is created for each event, so it reads the client's delivery
/// directly, without copying it.
/// </summary>
/// <param name="delivery">The delivery.</param>
/// <param name="form">The form in which the client delivers events of the handler.</param>
internal sealed class TakenDelivery<TEvent, TDelivered>(Delivery<TDelivered> delivery, DeliveredForm<TEvent, TDelivered> form) : TakenEvent<TEvent>
{
    public override DateTimeOffset? CreatedDate => delivery.CreatedDate;

    public override ChangeEventHeader? Change => delivery.Change;

    public override TEvent? Event => delivery.TryGetEvent(out var delivered) ? form.EventOf(delivered) : default;

    public override EventDecodeException? Error => delivery.Error;

    public override ReadOnlyMemory<byte> Body => delivery.TryGetEvent(out var delivered) ? form.BodyOf(delivered) : default;

    public override void Acknowledge() => delivery.Acknowledge();

    protected override EventMetadata ReadMetadata() => new()
    {
        Channel = delivery.Channel,
        ReplayId = delivery.ReplayId,
        OpaqueId = delivery.OpaqueId,
        CreatedDate = delivery.CreatedDate,
        Type = delivery.Type,
        EventUuid = delivery.EventUuid,
        EventApiName = delivery.EventApiName,
        SchemaId = delivery.SchemaId,
        Change = delivery.Change,
    };
}
