namespace TypedStreaming.Generators.Model;

/// <summary>An entry in the generated list of handlers: a handler and one event type that it handles.</summary>
/// <param name="HandlerName">The handler's name as generated code writes it.</param>
/// <param name="EventName">The event type's name as generated code writes it.</param>
/// <param name="IsPublic">True if other assemblies can refer to both.</param>
/// <param name="IsOwnEvent">True if the reader of the event type is generated into the same assembly.</param>
/// <param name="Settings">The options that the handler's attribute sets.</param>
/// <param name="OpenKey">The name of the key if the event type does not declare it, but may get it from the generator; otherwise, null.</param>
internal sealed record HandlerModel(
    string HandlerName, string EventName, bool IsPublic, bool IsOwnEvent, EquatableArray<HandlerSettingModel> Settings, string? OpenKey);
