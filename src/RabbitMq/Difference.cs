namespace TypedStreaming.RabbitMq;

/// <summary>A difference between an existing exchange or queue and the application's declaration of it.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Kind">The word <c>exchange</c> or <c>queue</c>.</param>
/// <param name="Name">The name of the exchange or the queue.</param>
/// <param name="Declared">The value here.</param>
/// <param name="Existing">The value there.</param>
/// <param name="IsCut">True if the values are not complete.</param>
internal sealed record Difference(string Argument, string Kind, string Name, string Declared, string Existing, bool IsCut);
