using TypedStreaming;

namespace ResumeAfterRestart;

/// <summary>A generic event: its publisher sends this as JSON text.</summary>
[GenericEvent(Channel)]
public sealed partial record OrderPlaced(int Number, string Item)
{
    public const string Channel = "/u/Orders";
}
