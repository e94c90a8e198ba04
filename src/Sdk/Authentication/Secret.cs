using System.Diagnostics;

namespace TypedStreaming.Authentication;

/// <summary>A string that stays hidden when it is formatted, logged or viewed in a debugger.</summary>
[DebuggerDisplay(SecretMask.Replacement)]
internal sealed class Secret(string value)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value = value;

    public string Reveal() => _value;

    public override string ToString() => SecretMask.Replacement;
}
