namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>One place that breaks a rule, printed so that an editor can jump to it.</summary>
internal sealed record Finding(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}({Line}): {Message}";
}
