// Small pictures to send, drawn here so that no file is needed: a dog, a cat, a walk, a paw. Or one of your own.
const size = 480;

const paintings = {
  Dog(c) {
    sky(c, '#fde68a', '#fbbf24');
    ellipse(c, 150, 190, 55, 110, '#92400e', -0.4);
    ellipse(c, 330, 190, 55, 110, '#92400e', 0.4);
    face(c, '#b45309');
    ellipse(c, 240, 315, 85, 65, '#fef3c7');
    ellipse(c, 240, 285, 32, 23, '#1c1917');
    ellipse(c, 240, 365, 22, 34, '#fb7185');
  },
  Cat(c) {
    sky(c, '#c7d2fe', '#818cf8');
    triangle(c, 110, 230, 130, 60, 230, 150, '#475569');
    triangle(c, 370, 230, 350, 60, 250, 150, '#475569');
    face(c, '#64748b');
    ellipse(c, 240, 300, 18, 13, '#fda4af');
    c.strokeStyle = '#f8fafc';
    c.lineWidth = 5;
    for (const side of [-1, 1]) for (const tilt of [-18, 0, 18]) {
      c.beginPath();
      c.moveTo(240 + side * 55, 315 + tilt / 2);
      c.lineTo(240 + side * 175, 310 + tilt * 1.6);
      c.stroke();
    }
  },
  Walk(c) {
    sky(c, '#bae6fd', '#e0f2fe');
    ellipse(c, 380, 95, 46, 46, '#fde047');
    ellipse(c, 110, 420, 260, 150, '#4ade80');
    ellipse(c, 400, 450, 260, 150, '#22c55e');
    for (const [x, y] of [[90, 250], [350, 285]]) {
      c.fillStyle = '#78350f';
      c.fillRect(x - 9, y, 18, 70);
      ellipse(c, x, y - 25, 52, 62, '#15803d');
    }
  },
  Paw(c) {
    sky(c, '#99f6e4', '#2dd4bf');
    ellipse(c, 240, 310, 95, 80, '#134e4a');
    for (const [x, y] of [[115, 215], [195, 150], [285, 150], [365, 215]]) ellipse(c, x, y, 40, 52, '#134e4a');
  },
};

function sky(c, top, bottom) {
  const gradient = c.createLinearGradient(0, 0, 0, size);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  c.fillStyle = gradient;
  c.fillRect(0, 0, size, size);
}

function ellipse(c, x, y, width, height, colour, turn = 0) {
  c.fillStyle = colour;
  c.beginPath();
  c.ellipse(x, y, width, height, turn, 0, Math.PI * 2);
  c.fill();
}

function triangle(c, ax, ay, bx, by, cx, cy, colour) {
  c.fillStyle = colour;
  c.beginPath();
  c.moveTo(ax, ay);
  c.lineTo(bx, by);
  c.lineTo(cx, cy);
  c.fill();
}

function face(c, colour) {
  ellipse(c, 240, 265, 145, 140, colour);
  for (const x of [185, 295]) {
    ellipse(c, x, 230, 20, 24, '#f8fafc');
    ellipse(c, x, 233, 11, 14, '#0f172a');
  }
}

const dataUrls = new Map();

function paint(name) {
  if (!dataUrls.has(name)) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    paintings[name](canvas.getContext('2d'));
    dataUrls.set(name, canvas.toDataURL('image/png'));
  }
  return dataUrls.get(name);
}

const popover = document.getElementById('pictures');
const file = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*', name: 'picture-file', hidden: true });
document.body.append(file);

export function offerPictures(button, send) {
  const choices = Object.keys(paintings).map(name => {
    const choice = Object.assign(document.createElement('button'), { type: 'button', name: 'painting', value: name, title: name });
    choice.append(Object.assign(new Image(), { src: paint(name), alt: `Send the picture ${name}` }));
    choice.addEventListener('click', () => { popover.hidePopover(); send(paint(name)); });
    return choice;
  });
  const own = Object.assign(document.createElement('button'), { type: 'button', className: 'own', textContent: 'Choose a file' });
  own.addEventListener('click', () => {
    file.onchange = () => {
      if (!file.files[0]) return;
      const reader = new FileReader();
      reader.onload = () => send(reader.result);
      reader.readAsDataURL(file.files[0]);
      file.value = '';
    };
    popover.hidePopover();
    file.click();
  });

  popover.replaceChildren(...choices, own);
  popover.showPopover();
  const at = button.getBoundingClientRect();
  popover.style.left = `${Math.max(8, Math.min(at.left, innerWidth - popover.offsetWidth - 8))}px`;
  popover.style.top = `${Math.max(8, at.top - popover.offsetHeight - 8)}px`;
  choices[0].focus();
}
