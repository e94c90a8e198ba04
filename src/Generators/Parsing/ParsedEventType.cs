using System.Collections.Immutable;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>The result of parsing an event type: the model that the generator uses, and the mistakes that the analyzers report.</summary>
/// <param name="Model">The model of the generated code, or null if no code can be added to the type.</param>
/// <param name="Defects">The defects that were found.</param>
internal sealed record ParsedEventType(EventTypeModel? Model, ImmutableArray<Defect> Defects);
