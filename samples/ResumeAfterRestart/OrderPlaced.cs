using TypedStreaming;

namespace ResumeAfterRestart;

/// <summary>A generic event, which the publisher sends as JSON text.</summary>
[GenericEvent(Channel)]
public sealed partial record OrderPlaced(int Number, string Item)
{
    public const string Channel = "/u/Orders";
}
