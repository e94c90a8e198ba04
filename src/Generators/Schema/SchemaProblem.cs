using System.Runtime.InteropServices;

namespace TypedStreaming.Generators.Schema;

/// <summary>The reason why a file cannot be used as a description of the org.</summary>
/// <param name="Text">The explanation, as a part of a sentence.</param>
/// <param name="Line">The line, counted from 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SchemaProblem(string Text, int Line);
