// Draws the widgets of one exploration with html-manager, and speaks with the kernel for them.

import { HTMLManager } from "@jupyter-widgets/html-manager/lib/htmlmanager.js";
import { uuid } from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";
import * as sliders from "./slider.mjs";
import * as views from "./views.mjs";

const classes = { ...controls, ...views, ...sliders };

class PageComm {
  constructor(id, target, send) {
    Object.assign(this, { comm_id: id, target_name: target, post: send, waiting: [], callbacks: new Map() });
  }

  send(data, callbacks, metadata, buffers) {
    const id = uuid();
    if (callbacks) this.callbacks.set(id, callbacks);
    this.post(this, "comm_msg", id, data, buffers);
    return id;
  }

  close(data) {
    const id = uuid();
    this.post(this, "comm_close", id, data);
    return id;
  }

  // A message can arrive while the model that will listen is still being made.
  on_msg(listener) {
    this.listener = listener;
    for (const message of this.waiting.splice(0)) listener(message);
  }

  on_close(listener) {
    this.closed = listener;
  }

  receive(message) {
    if (message.msg_type === "comm_close") this.closed?.(message);
    else if (this.listener) this.listener(message);
    else this.waiting.push(message);
  }

  idle(id) {
    const callbacks = this.callbacks.get(id);
    this.callbacks.delete(id);
    callbacks?.iopub?.status?.({ content: { execution_state: "idle" }, parent_header: { msg_id: id } });
    return callbacks !== undefined;
  }
}

/** Shows an SVG in the page itself, where it keeps its text alternative and follows the theme; stock shows an image. */
class Picture extends Widget {
  async renderModel(model) {
    this.node.innerHTML = model.data["image/svg+xml"];
  }
}

class PageManager extends HTMLManager {
  constructor() {
    super();
    const mimeTypes = ["image/svg+xml"];
    this.renderMime.addFactory({ safe: true, mimeTypes, createRenderer: () => new Picture() }, 0);
  }

  async loadClass(name, module, version) {
    if (module === "@jupyter-widgets/controls" && name in classes) return classes[name];
    return super.loadClass(name, module, version);
  }
}

/** The place where one exploration is drawn. */
export class Stage {
  /**
   * @param element an element of the document
   * @param send `(text, buffers)`: carries one comm message to the kernel
   */
  constructor(element, send) {
    this.element = element;
    this.manager = new PageManager();
    this.comms = new Map();
    this.post = (comm, msg_type, msg_id, data = {}, buffers = []) => {
      if (!this.disposed) send(JSON.stringify({ msg_type, msg_id, content: { comm_id: comm.comm_id, data } }), buffers);
    };
  }

  /** Take one message of the kernel. */
  receive(message) {
    if (message.type === "comm") this.receiveComm(message);
    else if (message.type === "idle") {
      for (const comm of this.comms.values()) if (comm.idle(message.msg_id)) break;
    }
  }

  receiveComm(message) {
    const { comm_id, target_name } = message.content;
    if (message.msg_type === "comm_open") {
      const comm = new PageComm(comm_id, target_name, this.post);
      this.comms.set(comm_id, comm);
      this.manager.handle_comm_open(comm, message);
    } else {
      this.comms.get(comm_id)?.receive(message);
      if (message.msg_type === "comm_close") this.comms.delete(comm_id);
    }
  }

  /** Draw the widget with this id at the end of the stage, and give each control its path. */
  async show(id) {
    const view = await this.manager.create_view(await this.manager.get_model(id));
    await this.manager.display_view(view, this.element);
    await mark(view, String(this.element.children.length - 1));
  }

  /** Take the drawing away; nothing of it is heard any more. */
  dispose() {
    this.disposed = true;
    this.element.remove();
    this.manager.clear_state();
  }
}

// The path of a widget in its tree is the same in the still drawing and in the live one.
async function mark(view, path) {
  view.el.dataset.path = path;
  const children = (await Promise.all(view.children_views?.views ?? [])).filter(Boolean);
  await Promise.all(children.map((child, index) => mark(child, `${path}.${index}`)));
}
