namespace TypedStreaming.Simulator.PubSub.Errors;

/// <summary>The exception that ends a call with an error.</summary>
internal sealed class PubSubException(PubSubError error) : Exception(error.Text)
{
    public PubSubException(string code, string text)
        : this(new PubSubError(code, text))
    {
    }

    public PubSubError Error { get; } = error;
}
