namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>One event type with one document, read in four ways.</summary>
public abstract class EventCase(string name)
{
    public abstract object ByHand();

    public abstract object Emitted();

    public abstract object SourceGenerated();

    public abstract object Reflection();

    public sealed override string ToString() => name;

    /// <summary>Makes sure that all four read the same, and that it is not nothing.</summary>
    public void Verify()
    {
        var expected = SourceGenerated();
        foreach (var other in new[] { ByHand(), Emitted(), Reflection() })
        {
            if (!other.Equals(expected)) throw new InvalidOperationException($"{name}: read as {other}, expected {expected}");
        }

        if (expected.Equals(Empty())) throw new InvalidOperationException($"{name}: no member was read");
    }

    /// <summary>What a document without any but the required members is read as.</summary>
    protected abstract object Empty();
}
