namespace TypedStreaming.Replay;

/// <summary>What a delivery is acknowledged by.</summary>
/// <param name="Marks">The watermark that it was taken under: ids of another one say nothing about it.</param>
/// <param name="Era">How many watermarks its keeper had before: later ones have higher numbers.</param>
/// <param name="Ordinal">Its place there.</param>
internal readonly record struct DeliveryTicket(AcknowledgementWatermark Marks, int Era, long Ordinal);
