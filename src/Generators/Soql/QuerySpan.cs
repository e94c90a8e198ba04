using System.Runtime.InteropServices;

namespace TypedStreaming.Generators.Soql;

/// <summary>A range of characters in the text of a query.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of its characters; 0 at the end of the text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuerySpan(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Returns the range from the start of this range to the end of another range.</summary>
    public QuerySpan To(QuerySpan last) => new(Start, last.End - Start);
}
