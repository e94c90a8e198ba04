using System.Collections.Immutable;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>What the parser found: the generator takes the model, the analyzers take the defects.</summary>
/// <param name="Model">What to emit, or null where nothing can be added to the type.</param>
/// <param name="Defects">What is wrong.</param>
internal sealed record ParsedEventType(EventTypeModel? Model, ImmutableArray<Defect> Defects);
